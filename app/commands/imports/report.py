"""Prints what came in, what became of it, and what could not be taken."""

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from app.commands.imports.ledger import FATES, HERE, LEFT, LISTED, NEW, WITHIN, Ledger


def report(ledger: Ledger, *, dry: bool, console: Console) -> None:
    """The tables of an import, the bad rows last but one, the sum last."""
    console.print(_found(ledger))
    console.print(_fates(ledger, dry))
    for note in ledger.notes:
        console.print(escape(note), style="dim", highlight=False, emoji=False)
    for row, reason in ledger.listed:
        place = f"{row.file or row.what}{f', row {row.number}' if row.number else ''}"
        console.print(f"[bold]not taken in:[/bold] {escape(place)}: {escape(reason)}", highlight=False, emoji=False)
    for what, difference in ledger.missing.items():
        console.print(f"[bold red]{what}: {difference:+,} rows have no or two fates[/bold red]")
    verb = "would be new" if dry else "new"
    balance = "every row has its one fate" if not ledger.missing else "THE BOOKS DO NOT BALANCE"
    console.print(
        f"{sum(ledger.heaps.values()):,} rows: {ledger.total(NEW):,} {verb}, {ledger.total(HERE):,} here already, "
        f"{ledger.total(WITHIN):,} within others, "
        f"{ledger.total(LEFT):,} left out with a reason, {ledger.total(LISTED):,} could not be taken in; {balance}.",
        highlight=False,
    )


def _found(ledger: Ledger) -> Table:
    table = Table("what", "found", title="What was found", title_justify="left")
    for line, number in ledger.found:
        table.add_row(escape(line), escape(number))
    return table


def _fates(ledger: Ledger, dry: bool) -> Table:
    title = "What would become of it (nothing has been written)" if dry else "What became of it"
    table = Table("rows", "as", title=title, title_justify="left")
    for fate in FATES:
        table.add_column(fate, justify="right")
    for what, number in ledger.heaps.items():
        kinds = dict.fromkeys(becomes for heap, becomes, _ in ledger.fates if heap == what)
        for position, becomes in enumerate(kinds):
            counts = [ledger.fates[what, becomes, fate] for fate in FATES]
            heap = f"{what} {number:,}" if not position else ""
            table.add_row(escape(heap), escape(becomes), *(f"{count:,}" if count else "" for count in counts))
    return table
