"""Preprocessor of the book: pages from outside docs/, and links that lead out of it.

A chapter of SUMMARY.md without a file is filled with the page of the same name from the top of the project. A link to a file
outside docs/ becomes a link to that chapter; where there is none, its words and the path of the file are left.
"""

import json
import re
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
DOCS = TOP / "docs"
# Chapter of SUMMARY.md: page at the top of the project.
PAGES = {"Contributing": "CONTRIBUTING.md", "Security": "SECURITY.md", "Changes": "CHANGELOG.md"}
LINK = re.compile(r"(!?)\[((?:[^\]\\]|\\.)*)\]\(([^)\s]+)\)")


def relinked(text, page):
    """The text of a page of the project with its links as seen from the book, all of whose pages lie in one folder."""

    def link(found):
        image, words, target = found.groups()
        path, _, anchor = target.partition("#")
        if not path or "://" in target or target.startswith("mailto:"):
            return found[0]
        file = (page.parent / path).resolve()
        anchor = f"#{anchor}" if anchor else ""
        if file.is_relative_to(DOCS):
            return f"{image}[{words}]({file.relative_to(DOCS)}{anchor})"
        name = str(file.relative_to(TOP))
        if name in PAGES.values():
            return f"[{words}]({name.lower()}{anchor})"
        return words if name in words else f"{words} (`{name}`)"

    return LINK.sub(link, text)


def visit(items):
    for item in items:
        chapter = item.get("Chapter") if isinstance(item, dict) else None
        if chapter is None:
            continue
        if chapter["path"] is None:
            page = TOP / PAGES[chapter["name"]]
            chapter["content"] = page.read_text(encoding="utf-8")
            chapter["path"] = chapter["source_path"] = page.name.lower()
        else:
            page = DOCS / (chapter["source_path"] or chapter["path"])
        chapter["content"] = relinked(chapter["content"], page)
        visit(chapter["sub_items"])


def main():
    if sys.argv[1:2] == ["supports"]:
        return
    _, book = json.load(sys.stdin)
    visit(book.get("items") or book.get("sections"))
    json.dump(book, sys.stdout)


main()
