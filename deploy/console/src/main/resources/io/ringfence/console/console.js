// What makes pages live, and keys. Every page works without it. Whatever came from outside arrives as markup that the
// server has escaped, or is put in as text; nothing is ever run.
'use strict';
(() => {
  const body = document.body;
  const line = document.getElementById('line');
  const rows = document.getElementById('rows');
  const pause = document.getElementById('pause');
  const waiting = document.getElementById('waiting');
  const MOST_ROWS = 100;
  let paused = false;
  let held = [];

  const say = (state, words) => { line.dataset.state = state; line.textContent = words; };

  const element = html => {
    const template = document.createElement('template');
    template.innerHTML = html;
    return template.content.firstElementChild;
  };

  /* The queue. */
  const place = (row, html, order) => {
    const had = document.getElementById(row);
    const fresh = element(html);
    if (!fresh) return;
    const focused = had && had.contains(document.activeElement);
    if (had && had.dataset.order === String(order)) {
      had.replaceWith(fresh);
    } else {
      if (had) had.remove();
      let next = rows.firstElementChild;
      while (next && Number(next.dataset.order) > order) next = next.nextElementSibling;
      if (!next && rows.childElementCount >= MOST_ROWS) return;
      rows.insertBefore(fresh, next);
      if (!had) fresh.classList.add('new');
    }
    if (focused) fresh.querySelector('.row-link').focus({ preventScroll: true });
  };

  const settle = () => {
    while (rows.childElementCount > MOST_ROWS) rows.lastElementChild.remove();
    document.getElementById('empty').hidden = rows.childElementCount > 0;
  };

  const take = change => {
    if (change.html !== undefined) {
      const focused = rows.contains(document.activeElement) ? document.activeElement.closest('.row').id : '';
      rows.innerHTML = change.html;
      if (focused && document.getElementById(focused)) document.getElementById(focused).querySelector('.row-link').focus({ preventScroll: true });
    } else {
      for (const ref of change.gone) { const row = document.getElementById('a-' + ref); if (row) leave(row); }
      for (const row of change.rows) place('a-' + row.ref, row.html, row.order);
    }
    settle();
  };

  const leave = row => {
    if (row.contains(document.activeElement)) {
      const next = row.nextElementSibling || row.previousElementSibling;
      if (next) next.querySelector('.row-link').focus({ preventScroll: true });
    }
    row.remove();
  };

  const arrived = text => {
    const change = JSON.parse(text);
    if (change.counts) document.getElementById('counts').innerHTML = change.counts;
    if (!paused) { take(change); return; }
    if (change.html !== undefined) held = [];
    held.push(change);
    if (held.length > 400) held = held.slice(-400);
    waiting.hidden = false;
    waiting.textContent = 'Paused. Changes wait; the figures go on.';
  };

  const toggle = () => {
    paused = !paused;
    pause.setAttribute('aria-pressed', String(paused));
    pause.textContent = paused ? 'Go on' : 'Pause';
    if (!paused) { held.forEach(take); held = []; waiting.hidden = true; }
  };

  /* Other pages: parts that have changed are fetched and put in place of the old ones. */
  let due = 0;
  let fetching = false;
  const refresh = async () => {
    if (fetching) { due = 1; return; }
    fetching = true;
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, redirect: 'manual' });
      if (answer.ok) {
        const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
        for (const part of document.querySelectorAll('[data-live-part]')) {
          const other = fresh.getElementById(part.id);
          const used = part.contains(document.activeElement) || [...part.querySelectorAll('textarea')].some(each => each.value);
          if (other && !used && other.innerHTML !== part.innerHTML) part.replaceChildren(...other.childNodes);
        }
      }
    } catch { /* the stream says when the line is back */ }
    fetching = false;
    if (due) { due = 0; setTimeout(refresh, 1000); }
  };

  const listen = () => {
    const stream = new EventSource(body.dataset.live);
    stream.onopen = () => say('live', 'Live');
    stream.onerror = () => {
      say('lost', 'The line to the console is lost; trying again');
      /* A browser gives up where the answer is an error, such as while the broker takes no access log. */
      if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 5000);
    };
    stream.addEventListener('banner', each => {
      const banner = document.getElementById('banner');
      const fresh = element(each.data);
      if (banner.textContent !== fresh.textContent || banner.firstElementChild.className !== fresh.className) banner.replaceChildren(fresh);
    });
    stream.addEventListener('out', () => { stream.close(); location.href = '/sign-in'; });
    stream.addEventListener('stale', () => body.dataset.page === 'indicators' ? document.dispatchEvent(new Event('indicators')) : refresh());
    if (rows) {
      stream.addEventListener('list', each => arrived(each.data));
      stream.addEventListener('rows', each => arrived(each.data));
    }
    addEventListener('pagehide', () => stream.close());
    addEventListener('pageshow', each => { if (each.persisted) location.reload(); });
    return stream;
  };

  for (const part of document.querySelectorAll('[data-load]')) {
    fetch(part.dataset.load).then(answer => answer.ok ? answer.text() : Promise.reject(answer.status)).then(html => {
      const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector('.signals');
      if (fresh) part.replaceChildren(fresh);
    }).catch(() => { /* the link stays */ });
    part.querySelector('p').textContent = 'Looking for them in the topics…';
  }

  /* Filters apply as they are chosen. */
  const filters = document.querySelector('form.filters');
  if (filters) filters.addEventListener('change', () => filters.requestSubmit());

  /* Keys. */
  const keys = document.getElementById('keys');
  const keysOn = document.getElementById('keys-on');
  const open = document.getElementById('keys-open');
  open.hidden = false;
  open.addEventListener('click', () => keys.showModal());
  try { keysOn.checked = localStorage.getItem('keys') !== 'off'; } catch { /* not kept */ }
  keysOn.addEventListener('change', () => { try { localStorage.setItem('keys', keysOn.checked ? 'on' : 'off'); } catch { /* not kept */ } });
  const move = step => {
    if (!rows) return;
    const all = [...rows.querySelectorAll('.row-link')];
    const at = all.indexOf(document.activeElement);
    const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + step))];
    if (next) { next.focus(); next.closest('.row').scrollIntoView({ block: 'nearest' }); }
  };
  document.addEventListener('keydown', each => {
    if (each.ctrlKey || each.metaKey || each.altKey || keys.open) return;
    if (each.target.closest('input, textarea, select')) return;
    if (each.key === '?') { keys.showModal(); return; }
    if (!keysOn.checked) return;
    const judge = document.querySelector(`#judge button[data-key="${CSS.escape(each.key)}"]`);
    if (each.key === 'j') move(1);
    else if (each.key === 'k') move(-1);
    else if (each.key === 'p' && pause) toggle();
    else if (each.key === 'q') location.href = '/';
    else if (each.key === '/' && document.getElementById('find')) { document.getElementById('find').focus(); each.preventDefault(); }
    else if (judge && each.key === 'a') judge.click();
    else if (judge) judge.focus();
  });
  if (pause) { pause.hidden = false; pause.addEventListener('click', toggle); }
  listen();
})();
