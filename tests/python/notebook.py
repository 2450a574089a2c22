"""Makes examples/analysis.ipynb of examples/analysis.py: `notebook.py SCRIPT NOTEBOOK`.

The script is cut at lines that begin with `# %%`. Cells have no output and the same ids every time.
"""

import sys
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

script, notebook = map(Path, sys.argv[1:])

cells = []
for number, part in enumerate(script.read_text(encoding="utf-8").split("# %%")[1:]):
    head, _, body = part.partition("\n")
    name = f"cell-{number}"
    if head.strip() == "[markdown]":
        text = "\n".join(line.removeprefix("#").removeprefix(" ") for line in body.strip().splitlines())
        cells.append(new_markdown_cell(text, id=name))
    else:
        cells.append(new_code_cell(body.strip(), id=name))

kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
made = new_notebook(cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})
nbformat.validate(made)
notebook.write_text(nbformat.writes(made, version=4) + "\n", encoding="utf-8")
