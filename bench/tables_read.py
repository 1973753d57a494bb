"""Reads an .xlsx with every reader this Python has, each in a process of its own; prints seconds and memory as JSON."""

import json
import resource
import subprocess
import sys
import time


def duckdb_excel(path):
    import duckdb

    connection = duckdb.connect()
    connection.sql("LOAD excel")
    return connection.sql(f"SELECT count(*) FROM (SELECT * FROM read_xlsx('{path}'))").fetchone()[0]


def polars_calamine(path):
    import polars

    return polars.read_excel(path, engine="calamine").height


def python_calamine(path):
    from python_calamine import CalamineWorkbook

    return len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()) - 1


def openpyxl_values(path):
    import openpyxl

    sheet = openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets[0]
    return sum(1 for _ in sheet.iter_rows(values_only=True)) - 1


READERS = [duckdb_excel, polars_calamine, python_calamine, openpyxl_values]


def read(name, path):
    started = time.perf_counter()
    lines = next(each for each in READERS if each.__name__ == name)(path)
    seconds = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu = used.ru_utime + used.ru_stime
    peak = used.ru_maxrss * 1024
    print(json.dumps({"reader": name, "seconds": seconds, "cpuSeconds": cpu, "peakBytes": peak, "lines": lines}))


if len(sys.argv) > 2:
    read(sys.argv[2], sys.argv[1])
else:
    found = []
    for reader in READERS:
        done = subprocess.run([sys.executable, __file__, sys.argv[1], reader.__name__], capture_output=True, text=True)
        if done.returncode == 0:
            found.append(json.loads(done.stdout))
        else:
            print(f"{reader.__name__} is not there: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
    print(json.dumps(found))
