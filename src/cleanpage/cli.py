"""The command line: options in, one call, an exit status out."""

from __future__ import annotations

import math
import os
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, NoReturn

import click

from cleanpage.batch.settings import Limits, Settings
from cleanpage.one_page import clean_one, fail, fail_to_write, hush
from cleanpage.types import CHOICES, Asked, Extractor, Favor, Options, UnreadableInput
from cleanpage.version import __version__

if TYPE_CHECKING:
    from cleanpage.batch.run import Inputs
    from cleanpage.batch.work import Format
    from cleanpage.site import Lesson

_EXAMPLES = """
\b
Examples:
  cleanpage page.html                     the article as Markdown
  cleanpage dump.txt > article.md         a page copied as bare text
  curl -s URL | cleanpage --url URL       from a pipe
  cleanpage -f json -o page.json page.html
  cleanpage saved/ -o clean/              a folder, mirrored; run again to go on
  cleanpage -f jsonl crawl.warc.gz | jq .title
"""


def _a_number(context: click.Context, option: click.Parameter, value: float) -> float:
    """Refuse `nan`, which no range leaves out."""
    if math.isnan(value):
        raise click.BadParameter("nan is no number of seconds.", context, option)
    return value


@click.command(epilog=_EXAMPLES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("inputs", metavar="[INPUT]...", nargs=-1, type=click.Path())
@click.option(
    "-o", "--output", metavar="FILE|OUT/", type=click.Path(),
    help="Write it here, whole or not at all; of several pages, a file each in this folder; or - for standard output.",
)  # fmt: skip
@click.option(
    "-f", "--format", "format_", type=click.Choice(["md", "txt", "json", "jsonl", "parquet"]), default="md",
    show_default=True, help="Markdown, plain text, JSON; or all pages in one stream or table.",
)  # fmt: skip
@click.option(
    "--kind", type=click.Choice(CHOICES["kind"]), default="auto", show_default=True,
    help="What the input is, where the look of it misleads.",
)  # fmt: skip
@click.option("--url", help="Where the page came from, for its links and metadata.")
@click.option(
    "--favor", type=click.Choice(CHOICES["favor"]), default="balanced", show_default=True,
    help="Drop what is doubtful, or keep it.",
)  # fmt: skip
@click.option(
    "--extractor", type=click.Choice(CHOICES["extractor"]), default="tagger", show_default=True,
    help="What selects: the trained tagger, or readability-lxml (HTML only).",
)  # fmt: skip
@click.option(
    "--site", metavar="FOLDER", type=click.Path(exists=True),
    help="Learn from these pages what their site repeats.  [default: of several, the pages themselves]",
)  # fmt: skip
@click.option("--no-site", is_flag=True, help="Of several pages, clean each as if it were alone.")
@click.option("--column", metavar="NAME", help="Which column of JSON Lines or Parquet holds the pages.")
@click.option("--no-front-matter", is_flag=True, help="Leave out the YAML above the Markdown.")
@click.option(
    "-j", "--jobs", type=click.IntRange(min=1), metavar="N",
    help="How many pages to clean at once.  [default: the cores]",
)  # fmt: skip
@click.option(
    "--timeout-seconds", type=click.FloatRange(0, 86400, min_open=True), default=Limits().timeout_seconds,
    show_default=True, callback=_a_number, help="Give up a page of several after so long.",
)  # fmt: skip
@click.option(
    "--max-memory-mb", type=click.IntRange(16, 10**6), default=Limits().max_memory_mb, show_default=True,
    help="Give up a page of several that needs more (on Linux).",
)  # fmt: skip
@click.option("--fresh", is_flag=True, help="Do again what an earlier run into the same folder has done.")
@click.option("-q", "--quiet", is_flag=True, help="Of several pages, name those that fail and say nothing else.")
@click.version_option(__version__, prog_name="cleanpage", message="%(prog)s %(version)s")
def main(
    inputs: tuple[str, ...],
    output: str | None,
    format_: Format,
    kind: Asked,
    url: str | None,
    favor: Favor,
    extractor: Extractor,
    site: str | None,
    no_site: bool,
    column: str | None,
    no_front_matter: bool,
    jobs: int | None,
    timeout_seconds: float,
    max_memory_mb: int,
    fresh: bool,
    quiet: bool,
) -> None:
    """Print the article in a web page or in a bare text dump of one, or clean whole folders and archives.

    INPUT is a file, a folder or an archive; without one, or with -, a page or an archive is read from standard input.
    Exit status: 0 all cleaned, 1 some page failed, 2 wrong usage.
    """
    if output == "":
        raise click.UsageError("-o needs the name of a file or of a folder")
    output = None if output == "-" else output
    paths = inputs or ("-",)
    if not inputs and sys.stdin.isatty():
        raise click.UsageError("No INPUT. Name a file, or pipe a page in: cleanpage page.html")
    options = Options(url, kind, favor, extractor)
    if site and no_site:
        raise click.UsageError("--site and --no-site exclude each other")
    if site and extractor != "tagger":
        raise click.UsageError(f"--site is for the tagger; {extractor} gives no scores that it could shift")
    settings = Settings(jobs or _cores(), Limits(timeout_seconds, max_memory_mb), fresh)
    if format_ in ("md", "txt", "json") and not _are_several(paths, output):
        learn = partial(_lesson, site, options, settings) if site else None
        clean_one(paths[0], output, format_, options, learn, front_matter=not no_front_matter)
        return
    _check_output(paths, output, format_)
    from cleanpage.batch.run import Inputs
    from cleanpage.sources import Columns

    taught_by = () if no_site or extractor != "tagger" else (site,) if site else paths
    pages = Inputs(paths, Columns(column), taught_by)
    _clean_several(pages, output, format_, options, not no_front_matter, settings, quiet)


def _are_several(paths: tuple[str, ...], output: str | None) -> bool:
    """Whether this is more than one page into one output."""
    from cleanpage.sources.suffixes import archive_module

    into_folder = output is not None and (output.endswith(("/", os.sep)) or os.path.isdir(output))
    return (
        len(paths) > 1
        or into_folder
        or os.path.isdir(paths[0])
        or archive_module(os.path.basename(paths[0])) is not None
    )


def _check_output(paths: tuple[str, ...], output: str | None, format_: Format) -> None:
    """Raise a usage error unless many pages fit into the output."""
    if format_ == "parquet" and output is None:
        raise click.UsageError("A table needs a file: -f parquet -o pages.parquet")
    if format_ in ("jsonl", "parquet"):
        if output is not None and (os.path.isdir(output) or output.endswith("/")):
            raise click.UsageError(f"{output} is a folder; -f {format_} writes one file: -o pages.{format_}")
    elif output is None:
        raise click.UsageError("Several pages do not fit into one output; add -o OUT/ for a folder, or -f jsonl.")
    elif os.path.exists(output) and not os.path.isdir(output):
        raise click.UsageError(f"{output} is a file, and several pages need a folder; name another: -o OUT/")
    elif within := next((path for path in paths if os.path.isdir(path) and _holds(output, path)), None):
        raise click.UsageError(
            f"{output} holds {within}, and what a run has written is no input; name another: -o OUT/"
        )


def _holds(folder: str, inner: str) -> bool:
    """Whether a folder is another one, or one above it."""
    from pathlib import Path

    return Path(inner).resolve().is_relative_to(Path(folder).resolve())


def _clean_several(
    pages: Inputs, output: str | None, format_: Format, options: Options, front_matter: bool, settings: Settings,
    quiet: bool,
) -> NoReturn:  # fmt: skip
    """Clean many pages in worker processes; exit as the contract says, with 130 after Ctrl-C."""
    import signal
    from contextlib import ExitStack
    from pathlib import Path

    from cleanpage.batch.pool import WorkersDoNotStart
    from cleanpage.batch.progress import progress_for
    from cleanpage.batch.run import clean_into_folder, clean_into_stream
    from cleanpage.batch.work import CleanPage
    from cleanpage.outputs import records_into

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # an orderly end, as with Ctrl-C
    try:
        with ExitStack() as stack:
            progress = stack.enter_context(progress_for(pages.paths, quiet=quiet))
            started = time.monotonic()
            if format_ == "jsonl" or format_ == "parquet":
                write = stack.enter_context(records_into(output, format_))
                summary = clean_into_stream(pages, write, CleanPage(options), settings, progress)
            else:
                work = CleanPage(options, format_, front_matter)
                summary = clean_into_folder(pages, Path(str(output)), work, settings, progress)
            seconds = time.monotonic() - started
    except BrokenPipeError:
        hush()
    except OSError as error:
        fail_to_write(output, error)
    except (UnreadableInput, WorkersDoNotStart) as error:
        fail(output or "standard output", str(error))
    if not quiet:
        click.echo(f"cleanpage: {summary.sentence(seconds)}", err=True)
    sys.exit(130 if summary.interrupted else 1 if summary.statuses["failed"] else 0)


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _lesson(site: str, options: Options, settings: Settings) -> Lesson:
    """Return what a folder teaches, learnt in worker processes."""
    from cleanpage.batch.learn import lesson_of

    return lesson_of(site, options, settings)
