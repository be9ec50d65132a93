// Charts of the indicators. The figures come from the server; alerts are marked by their shape as well as by their colour.
'use strict';
(() => {
  const place = document.getElementById('charts');
  if (!place) return;
  const SHAPES = {
    critical: (c, x, y) => { c.moveTo(x, y - 5); c.lineTo(x + 5, y + 4); c.lineTo(x - 5, y + 4); c.closePath(); },
    high: (c, x, y) => { c.moveTo(x, y - 5); c.lineTo(x + 5, y); c.lineTo(x, y + 5); c.lineTo(x - 5, y); c.closePath(); },
    medium: (c, x, y) => c.arc(x, y, 4, 0, 7),
    low: (c, x, y) => c.arc(x, y, 3, 0, 7),
  };
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const number = value => value == null ? '–' : value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 1 });
  const two = value => String(value).padStart(2, '0');
  const clock = seconds => { const d = new Date(seconds * 1000); return `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`; };
  let charts = [];

  const marks = all => ({
    hooks: {
      draw: chart => {
        const c = chart.ctx;
        const ratio = devicePixelRatio || 1;
        c.save();
        for (const mark of all) {
          const x = chart.valToPos(mark.second, 'x', true);
          if (x < chart.bbox.left || x > chart.bbox.left + chart.bbox.width) continue;
          c.strokeStyle = c.fillStyle = colour(mark.grade);
          c.lineWidth = ratio;
          c.globalAlpha = 0.5;
          c.setLineDash([3 * ratio, 3 * ratio]);
          c.beginPath(); c.moveTo(x, chart.bbox.top); c.lineTo(x, chart.bbox.top + chart.bbox.height); c.stroke();
          c.globalAlpha = 1;
          c.setLineDash([]);
          c.save(); c.translate(x, chart.bbox.top + 5 * ratio); c.scale(ratio, ratio); c.beginPath(); SHAPES[mark.grade](c, 0, 0); c.fill(); c.restore();
        }
        c.restore();
      },
    },
  });

  const draw = data => {
    charts.forEach(each => each.destroy());
    charts = [];
    place.replaceChildren();
    const axis = { stroke: colour('dim'), grid: { stroke: colour('rule'), width: 1 }, ticks: { stroke: colour('rule'), width: 1 }, font: '11px system-ui, sans-serif' };
    for (const [name, values] of Object.entries(data.figures)) {
      const figure = document.createElement('section');
      figure.className = 'chart';
      const title = document.createElement('h2');
      const label = document.createElement('span');
      const value = document.createElement('b');
      value.className = 'num';
      label.textContent = data.labels[name];
      const last = number(values.filter(each => each != null).at(-1));
      value.textContent = last;
      title.append(label, value);
      const plot = document.createElement('div');
      plot.className = 'plot';
      plot.setAttribute('role', 'img');
      plot.setAttribute('aria-label', `${data.labels[name]} over time, last ${last}; the table below says the same`);
      figure.append(title, plot);
      place.append(figure);
      charts.push(new uPlot({
        width: Math.max(200, plot.clientWidth), height: 190,
        legend: { show: false },
        padding: [10, 12, 0, 0],
        tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
        cursor: { sync: { key: 'indicators' }, points: { size: 6 } },
        plugins: [marks(data.marks)],
        scales: { y: { range: (u, least, most) => [Math.min(0, least ?? 0), (most ?? 1) === 0 ? 1 : (most ?? 1) * 1.08] } },
        series: [{}, { stroke: colour('go'), width: 1.6, fill: colour('go') + '22', spanGaps: false, points: { show: values.length < 40, size: 5 } }],
        axes: [{ ...axis, values: (u, at) => at.map(clock), space: 60, size: 30, incrs: [60, 300, 900, 1800, 3600, 10800, 21600, 43200, 86400] }, { ...axis, size: 52, values: (u, at) => at.map(number) }],
        hooks: { setCursor: [u => { value.textContent = u.cursor.idx == null ? last : `${clock(data.seconds[u.cursor.idx])}  ${number(values[u.cursor.idx])}`; }] },
      }, [data.seconds, values], plot));
    }
  };

  const load = () => fetch(place.dataset.lines).then(answer => answer.json()).then(draw).catch(() => { /* the table stays */ });
  let due = 0;
  document.addEventListener('indicators', () => { clearTimeout(due); due = setTimeout(load, 500); });
  let width = 0;
  new ResizeObserver(() => {
    if (Math.abs(place.clientWidth - width) < 8) return;
    width = place.clientWidth;
    charts.forEach(each => each.setSize({ width: Math.max(200, each.root.parentElement.clientWidth), height: 190 }));
  }).observe(place);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', load);
  load();
})();
