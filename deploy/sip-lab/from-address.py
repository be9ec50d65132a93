"""Runs a sipvicious tool from an address of its own: from-address.py ADDRESS TOOL ARGUMENTS...

svwar and svcrack 0.3.3 accept -b and then forget it, so that all attacks would come from 127.0.0.1.
"""

import os
import runpy
import shutil
import socket
import sys

address, tool = sys.argv[1:3]


class Bound(socket.socket):
    def bind(self, at):
        super().bind((at[0] or address, at[1]))


socket.socket = Bound
sys.argv = [tool, "-x", address, *sys.argv[3:]]
script = os.path.realpath(shutil.which(tool))
sys.path.insert(0, os.path.dirname(script))
runpy.run_path(script, run_name="__main__")
