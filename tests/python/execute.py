"""Executes a notebook in a folder: `execute.py NOTEBOOK FOLDER`. A cell that fails ends it with its error."""

import sys

import nbformat
from nbclient import NotebookClient

notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, timeout=300, resources={"metadata": {"path": sys.argv[2]}}).execute()
outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
errors = [output for output in outputs if output.output_type == "error"]
charts = [output for output in outputs if "image/svg+xml" in output.get("data", {})]
if errors or not charts:
    sys.exit(f"{sys.argv[1]}: {len(errors)} errors, {len(charts)} charts")
print(f"{sys.argv[1]}: executed, with {len(charts)} chart")
