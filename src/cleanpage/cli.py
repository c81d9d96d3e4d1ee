"""The command line: options in, one call, an exit status out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from cleanpage.types import Favor, Options, UnreadableInput
from cleanpage.version import __version__

if TYPE_CHECKING:
    from typing import Literal

    from cleanpage.article import Article

_EXAMPLES = """
\b
Examples:
  cleanpage page.html                     the article as Markdown
  cleanpage dump.txt > article.md         a page copied as bare text
  curl -s URL | cleanpage --url URL       from a pipe
  cleanpage -f json -o page.json page.html
"""

_THREAD_VARIABLES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""What holds the numerical libraries to one thread: the matrices are small, and a pool takes longer to start."""


@click.command(epilog=_EXAMPLES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("inputs", metavar="[INPUT]...", nargs=-1, type=click.Path())
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(dir_okay=False), help="Write it here, whole or not at all."
)  # fmt: skip
@click.option(
    "-f", "--format", "format_", type=click.Choice(["md", "txt", "json"]), default="md", show_default=True,
    help="Markdown, plain text or JSON.",
)  # fmt: skip
@click.option(
    "--kind", type=click.Choice(["auto", "html", "text"]), default="auto", show_default=True,
    help="What the input is, where the look of it misleads.",
)  # fmt: skip
@click.option("--url", help="Where the page came from, for its links and metadata.")
@click.option(
    "--favor", type=click.Choice(["precision", "balanced", "recall"]), default="balanced", show_default=True,
    help="Drop what is doubtful, or keep it.",
)  # fmt: skip
@click.option(
    "--extractor", type=click.Choice(["tagger", "readability"]), default="tagger", show_default=True,
    help="What selects: the trained tagger, or readability-lxml (HTML only).",
)  # fmt: skip
@click.option("--no-front-matter", is_flag=True, help="Leave out the YAML above the Markdown.")
@click.version_option(__version__, prog_name="cleanpage", message="%(prog)s %(version)s")
def main(
    inputs: tuple[str, ...],
    output: str | None,
    format_: Literal["md", "txt", "json"],
    kind: Literal["auto", "html", "text"],
    url: str | None,
    favor: Favor,
    extractor: Literal["tagger", "readability"],
    no_front_matter: bool,
) -> None:
    """Print the article in a web page or in a bare text dump of one.

    INPUT is a file; without one, or with -, the page is read from standard input.
    """
    path = _one_input(inputs)
    name = "standard input" if path == "-" else path
    try:
        article = _cleaned(path, Options(url, kind, favor, extractor))
        written = _formatted(article, format_, front_matter=not no_front_matter)
        _write(written, output)
    except UnreadableInput as error:
        _fail(name, str(error))
    except BrokenPipeError:
        _hush()
    except OSError as error:
        why = error.strerror or type(error).__name__
        _fail(output or "standard output", f"it cannot be written ({why}); check the folder and its disk")
    except (MemoryError, RecursionError):
        _fail(name, "it needs more memory than there is; split it into pages")
    except Exception as error:
        _fail(name, f"cleaning it failed ({type(error).__name__}: {_one_line(error)}); please report this page")
    else:
        if not article.text:
            _say(name, "no article was found in it; --favor recall keeps more")


def _one_input(inputs: tuple[str, ...]) -> str:
    """Return the path of the page; `-` for standard input."""
    if len(inputs) > 1:
        raise click.UsageError("Several INPUTs do not fit into one output; clean them one at a time.")
    if not inputs and sys.stdin.isatty():
        raise click.UsageError("No INPUT. Name a file, or pipe a page in: cleanpage page.html")
    return inputs[0] if inputs else "-"


def _cleaned(path: str, options: Options) -> Article:
    for variable in _THREAD_VARIABLES:
        os.environ.setdefault(variable, "1")
    from cleanpage.pipeline import clean_document
    from cleanpage.sources import open_document

    return clean_document(open_document(path), options)


def _formatted(article: Article, format_: str, *, front_matter: bool) -> str:
    """Return what is written, ending with a line end unless it is empty."""
    if format_ == "json":
        import json

        return json.dumps(article.to_dict(), ensure_ascii=False, indent=2) + "\n"
    body = article.text if format_ == "txt" else article.markdown
    body = body + "\n" if body else ""
    if format_ == "txt" or not front_matter:
        return body
    from cleanpage.render.front_matter import render_front_matter

    head = render_front_matter(article.metadata)
    return head + "\n" + body if head and body else head + body


def _write(text: str, output: str | None) -> None:
    """Write to standard output, or to a file that appears whole or not at all."""
    data = text.encode("utf-8", "replace")
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    import tempfile

    target = Path(output)
    handle, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:50]}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(draft).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        Path(draft).replace(target)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _say(name: str, sentence: str) -> None:
    click.echo(f"cleanpage: {_one_line(name)}: {sentence}", err=True)


def _fail(name: str, sentence: str) -> NoReturn:
    _say(name, sentence)
    sys.exit(1)


def _one_line(value: object) -> str:
    """Return text for a terminal: one line, nothing that moves the cursor, not too long."""
    text = "".join(char if char.isprintable() else "?" for char in str(value))
    return text if len(text) <= 300 else text[:297] + "..."


def _hush() -> NoReturn:
    """End without a word: whoever read the output has seen enough. Python would complain when it flushes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)
