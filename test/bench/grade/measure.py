"""Runs a command to its end and tells what it took, as JSON:

  measure.py REPORT LOG FOLDER SUFFIX COMMAND...

REPORT  where the JSON goes: status, wall and processor seconds, and when which name appeared in FOLDER
LOG     gets the command's stdout and stderr
SUFFIX  of the names in FOLDER that count as events

Processor time is that of all processes that the command starts, also of those that somebody kills or that leave their parents:
this process adopts them (PR_SET_CHILD_SUBREAPER) and waits for each. At an event the living ones are added up from /proc.
What still runs when the command has ended, or when this process is told to stop or loses its parent, is killed.
"""

import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import time

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
TICKS = os.sysconf("SC_CLK_TCK")


def descendants():
    """pid -> processor seconds of it and of its children that it has waited for, of all living descendants."""
    parents, seconds = {}, {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat") as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(name)] = int(fields[1])
        seconds[int(name)] = sum(int(field) for field in fields[11:15]) / TICKS
    found, generation = {}, {os.getpid()}
    while generation:
        generation = {pid for pid, parent in parents.items() if parent in generation}
        found.update((pid, seconds[pid]) for pid in generation)
    return found


def processor_seconds():
    waited = resource.getrusage(resource.RUSAGE_CHILDREN)
    return waited.ru_utime + waited.ru_stime + sum(descendants().values())


def reap(statuses):
    """Waits for everybody who has ended."""
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        statuses[pid] = os.waitstatus_to_exitcode(status)


def kill_all(statuses):
    while True:
        reap(statuses)
        living = descendants()
        if not living:
            return
        for pid in living:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        time.sleep(0.01)


def names(folder, suffix):
    try:
        return {name for name in os.listdir(folder) if name.endswith(suffix) and not name.startswith(".")}
    except FileNotFoundError:
        return set()


def main(report, log, folder, suffix, *command):
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(143))
    statuses, seen, events = {}, names(folder, suffix), []
    start = time.monotonic()
    try:
        with open(log, "wb") as output:
            child = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True
            )
        while True:
            reap(statuses)
            for name in sorted(names(folder, suffix) - seen):
                seen.add(name)
                events.append({"name": name, "wall": time.monotonic() - start, "cpu": processor_seconds()})
            if child.pid in statuses:
                break
            time.sleep(0.02)
        wall = time.monotonic() - start
    finally:
        kill_all(statuses)
    status = statuses[child.pid]
    with open(report, "w") as file:
        json.dump({"status": status, "wall": wall, "cpu": processor_seconds(), "events": events}, file)


main(*sys.argv[1:])
