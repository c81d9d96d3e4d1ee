"""Make the weights again, and measure them honestly.

    python -m training fit FOLDER [FOLDER ...]          the weights in the package, from WCXB-style folders
    python -m training headline FOLDER [FOLDER ...]     what finds a dump's headline, for the tagger that is there
    python -m training byline FOLDER [FOLDER ...]       what rates its lines as the byline, likewise
    python -m training joins FOLDER [FOLDER ...]        which lines of a dump go on, for the same tagger
    python -m training crossval FOLDER [FOLDER ...]     train on four fifths of the sites, judge the rest, five times
    python -m training teach FOLDER OUT                 labelled pages and dumps from pages without gold
    python -m training site FOLDER [FOLDER ...]         what a folder teaches about its site, with and without
    python -m training translate WHEEL [WHEEL ...]      words that say the same, from the translations of packages
    python -m training calendars                        the names of months and weekdays in many languages, from CLDR
    python -m training table FOLDER                     the cross-validation's table, from what crossval left

Everything is seeded. Folds are made of whole sites: no page is judged by weights that saw its site.
"""

from __future__ import annotations

from pathlib import Path

import click

from cleanpage.types import Kind
from training.dataset import Example, fold_of, load

DOORS: tuple[Kind, ...] = ("html", "text")
FOLDS = 5
WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "cleanpage" / "tagger"

folders_argument = click.argument(
    "folders", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
cache_option = click.option(
    "--cache", default="work/cache", type=click.Path(path_type=Path), help="Where labelled pages are kept between runs."
)
door_option = click.option("--door", type=click.Choice(DOORS), multiple=True, default=DOORS, help="Which tagger.")


@click.group(help=__doc__)
def main() -> None:
    """The commands."""


@main.command()
@folders_argument
@cache_option
@door_option
@click.option("--seed", default=0)
def fit(folders: tuple[Path, ...], cache: Path, door: tuple[str, ...], seed: int) -> None:
    """Fit the taggers on every page of FOLDERS and write their weights into the package."""
    from training.fit import RECIPES, by_page
    from training.fit import fit as fit_tagger

    for one in door:
        groups = by_page(load(folders, one, cache))
        fit_tagger(groups, RECIPES[one], seed, click.echo).save(WEIGHTS / f"{one}.weights")


@main.command()
@folders_argument
@cache_option
def headline(folders: tuple[Path, ...], cache: Path) -> None:
    """Fit what finds a dump's headline, judge it by folds, and print the weights for `metadata/headline.py`."""
    from cleanpage.tagger.network import load_network
    from training.headline import fit_headline, titles

    examples = load(folders, "text", cache)
    weights, clues = fit_headline(examples, titles(folders), load_network("text"), FOLDS, click.echo)
    (WEIGHTS / "headline.weights").write_bytes(weights)
    click.echo(clues)


@main.command()
@folders_argument
@cache_option
def byline(folders: tuple[Path, ...], cache: Path) -> None:
    """Fit what rates the lines of a dump as its byline, and judge it by folds."""
    from cleanpage.tagger.network import load_network
    from cleanpage.tagger.weights import pack
    from training.bylines import authors, fit_bylines

    examples = load(folders, "text", cache)
    weights = fit_bylines(examples, authors(folders), load_network("text"), FOLDS, click.echo)
    (WEIGHTS / "byline.weights").write_bytes(pack(weights))


@main.command()
@folders_argument
@cache_option
def joins(folders: tuple[Path, ...], cache: Path) -> None:
    """Fit what says which lines of a dump go on with the line before, and judge it by folds."""
    from cleanpage.tagger.network import load_network
    from cleanpage.tagger.weights import pack
    from training.joins import dumps_of, fit_joins, report
    from training.paragraphs import all_paragraphs

    dumps = dumps_of(load(folders, "text", cache), all_paragraphs(folders), load_network("text"))
    (WEIGHTS / "joins.weights").write_bytes(pack(fit_joins(dumps)))
    report(dumps, FOLDS, click.echo)


@main.command()
@folders_argument
@cache_option
@door_option
@click.option("--seed", "seeds", multiple=True, default=(0, 1), help="Seeds of the fold assignment.")
@click.option("--fold", "chosen", multiple=True, type=int, help="Only these folds; all by default.")
@click.option("--without-style", "left_out", multiple=True, help="A dump style to leave out of training.")
@click.option(
    "--only-prefix", "prefixes", multiple=True, help="Train only on pages whose id begins so (a country, say)."
)
@click.option("--name", default="", help="Prefix of the predictions' files, for runs with a special purpose.")
@click.option("--reuse", is_flag=True, help="Judge with the weights an earlier run left, where it left some.")
def crossval(
    folders: tuple[Path, ...], cache: Path, door: tuple[str, ...], seeds: tuple[int, ...], chosen: tuple[int, ...],
    left_out: tuple[str, ...], prefixes: tuple[str, ...], name: str, reuse: bool,
) -> None:  # fmt: skip
    """Judge each page by taggers that saw no page of its site; leave predictions in CACHE, a file a style and seed.

    Pages of markup are judged by both taggers, as in the package, if the one for dumps has been fitted (`--door text`)
    to the same folds.
    """
    from cleanpage.tagger.network import read_network
    from training.fit import RECIPES, by_page
    from training.fit import fit as fit_tagger
    from training.joins import rejoin
    from training.paragraphs import all_paragraphs
    from training.predictions import scores_of, write_predictions

    pages = all_paragraphs(folders) if "text" in door else {}
    for one in sorted(door, reverse=True):  # dumps first: their tagger judges markup as well
        examples = load(folders, one, cache)
        for seed in seeds:
            for fold in chosen or range(FOLDS):
                taught, judged = split(examples, fold, seed)
                taught = [e for e in taught if not e.style.startswith(left_out)]
                if prefixes:  # what a tagger that knew more pages has labelled does not count
                    taught = [e for e in taught if e.labelled_by_hand and e.key.startswith(prefixes)]
                click.echo(f"{one}, seed {seed}, fold {fold}: {len(taught)} to learn from, {len(judged)} to judge")
                path = cache / f"{name}{one}-{seed}-{fold}.weights"
                if not (reuse and path.exists()):
                    fit_tagger(by_page(taught), RECIPES[one], seed, click.echo).save(path)
                networks = {one: read_network(path)}
                if one == "text":
                    judged = rejoin(judged, taught, pages, networks[one])
                elif (beside := cache / f"{name}text-{seed}-{fold}.weights").exists():
                    networks["text"] = read_network(beside)
                else:
                    click.echo(f"no {beside.name}: what the tagger for markup is in doubt of, nobody else is asked")
                scores = scores_of(judged, networks)
                write_predictions(judged, scores, cache, f"{name}{seed}-{fold}")


def split(examples: list[Example], fold: int, seed: int) -> tuple[list[Example], list[Example]]:
    """Return the examples to learn from and those to judge."""
    inside = [fold_of(e.site, FOLDS, seed) == fold for e in examples]
    taught = [e for e, judged in zip(examples, inside, strict=True) if not judged]
    return taught, [e for e, judged in zip(examples, inside, strict=True) if judged]


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
def teach(folder: Path, out: Path) -> None:
    """Let the HTML tagger label the pages of FOLDER that have no gold; OUT becomes a folder for `fit`."""
    from training.teach import teach as teach_folder

    sure, total = teach_folder(folder, out)
    click.echo(f"sure of {sure} of {total} pages without gold")


@main.command()
@folders_argument
@cache_option
@door_option
@click.option("--reuse", is_flag=True, help="Judge with the weights an earlier run left, where it left some.")
def site(folders: tuple[Path, ...], cache: Path, door: tuple[Kind, ...], reuse: bool) -> None:
    """Judge what the lesson of a folder is worth, on sites with several pages, by taggers that saw none of them."""
    from cleanpage.tagger.network import read_network
    from training.fit import RECIPES, by_page
    from training.fit import fit as fit_tagger
    from training.site import judged, report, sources_of

    for one in door:
        path = cache / f"site-{one}.weights"
        if not (reuse and path.exists()):
            _, sites = sources_of(folders)
            taught = [example for example in load(folders, one, cache) if example.site not in sites]
            fit_tagger(by_page(taught), RECIPES[one], 0, click.echo).save(path)
        report(judged(folders, one, read_network(path)), click.echo)


@main.command()
@click.argument("wheels", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def translate(wheels: tuple[Path, ...]) -> None:
    """Write the words of other languages that answer English ones in the translations that WHEELS ship."""
    from training.translations import write_table

    click.echo(f"{write_table(wheels)} words")


@main.command()
def calendars() -> None:
    """Write the names of months and weekdays, and the words of ages, into the package."""
    from training.calendars import write_table

    click.echo(f"{write_table()} languages")


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@cache_option
@click.option("--name", default="", help="Prefix that crossval was given.")
def table(folder: Path, cache: Path, name: str) -> None:
    """Print the table of the cross-validation over the pages of FOLDER."""
    from training.predictions import print_table

    print_table(folder, cache, name)


if __name__ == "__main__":
    main()
