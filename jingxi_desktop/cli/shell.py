"""How a command line is read, and how an error leaves it: one line on stderr and exit status 1."""

import io
import logging
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from jingxi_desktop import paths
from jingxi_desktop.records.errors import ClosedMonthError, UserError
from jingxi_desktop.translation import joined, tr

WINDOW = "open"


class Formatter(click.HelpFormatter):
    """Help pages whose frame is in the user's language too."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line of a help page."""
        super().write_usage(prog, args, tr("用法："))

    def write_heading(self, heading: str) -> None:
        """The heading of a part of a help page."""
        known = {"Options": tr("选项"), "Commands": tr("命令")}
        super().write_heading(known.get(heading, heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """The names of a part of a help page, each with what it is."""
        ours = [(name, words.replace("[required]", tr("[必填]"))) for name, words in rows]
        super().write_dl(ours, col_max, col_spacing)


class Context(click.Context):
    """What click keeps of one call."""

    formatter_class = Formatter


def _show_help(context: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        click.echo(context.get_help(), color=context.color)
        context.exit()


# Ours, not click's: that looks for a translation of its own words, which is felt in every start.
_HELP = click.Option(
    ["--help"],
    is_flag=True,
    is_eager=True,
    expose_value=False,
    help=tr("显示这份说明"),
    callback=_show_help,
)


class Command(click.Command):
    """One command."""

    context_class = Context

    def __init__(self, name: str | None, **attributes: Any) -> None:
        super().__init__(name, options_metavar=tr("[选项]"), **attributes)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments of one call. Raises UsageError for one too many, in the user's language."""
        ctx.allow_extra_args = True
        left = super().parse_args(ctx, args)
        if left:
            raise click.UsageError(tr("多了「{words}」", words=" ".join(left)), ctx)
        return left

    def invoke(self, ctx: click.Context) -> object:
        """Run it. What it may do to a closed month with a reason only, it says how to give one for."""
        try:
            return super().invoke(ctx)
        except ClosedMonthError as error:
            if all(parameter.name != "reason" for parameter in self.params):
                raise
            raise UserError(tr("{sentence}（选项 --reason）", sentence=error)) from error

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, explained in the user's language."""
        return _HELP


class Group(click.Group):
    """Some commands under one name."""

    context_class = Context
    command_class = Command

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, explained in the user's language."""
        return _HELP


class Program(Group):
    """The commands; a first argument that is none of them is a file to open in the window.

    `modules` names the module of each command that is declared in another one than the program; it
    is loaded when its command is asked for.
    """

    def __init__(
        self, name: str | None = None, *, modules: Mapping[str, str], **attributes: Any
    ) -> None:
        super().__init__(name, **attributes)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help page."""
        return sorted({*super().list_commands(ctx), *self._modules})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, None if there is none."""
        if cmd_name in self._modules:
            import_module(self._modules[cmd_name])
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name, and the arguments left for it."""
        known = args[0] in self.list_commands(ctx)
        return super().resolve_command(ctx, args if known else [WINDOW, *args])


def run(program: click.Command, args: Sequence[str] | None = None) -> int:
    """Run a command line, by default that of this process. Returns the exit status.

    Where nobody reads the output any more, as behind `| head`, click ends the process quietly.
    """
    _speak_utf8()
    try:
        return int(program.main(args, prog_name="jingxi", standalone_mode=False) or 0)
    except UserError as error:
        return _fail(str(error))
    except click.UsageError as error:
        return _fail(_usage_sentence(error))
    except click.Abort:
        return _fail(tr("已中止"))
    except Exception as error:  # noqa: BLE001 - the last place before the user; it logs the whole
        return _fault(error)


def _speak_utf8() -> None:
    # A terminal may claim ASCII (LANG=C) or a Chinese code page, but files and pipes hold UTF-8.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def _fail(sentence: str) -> int:
    click.echo(" ".join(sentence.split("\n")), err=True)
    return 1


def _usage_sentence(error: click.UsageError) -> str:
    return tr(
        "{sentence}；用法见 {command} --help",
        sentence=_what_is_wrong(error),
        command=error.ctx.command_path if error.ctx else "jingxi",
    )


def _what_is_wrong(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return tr("没有选项 {name}", name=error.option_name)
    if isinstance(error, click.BadOptionUsage):
        return tr("选项 {name} 的用法不对", name=error.option_name)
    if isinstance(error, click.BadParameter) and error.param is not None:
        parameter = error.param
        name = (
            parameter.opts[0]
            if isinstance(parameter, click.Option)
            else parameter.make_metavar(_no_context())
        )
        if isinstance(error, click.MissingParameter):
            return tr("缺少 {name}", name=name)
        return tr("{name} 的值不对，{expected}", name=name, expected=_expected(parameter.type))
    if isinstance(error, click.exceptions.NoSuchCommand):
        return tr("没有命令「{name}」", name=error.command_name)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return tr("缺少命令")
    return tr("命令写得不对：{message}", message=error.message)


def _expected(kind: click.ParamType[Any]) -> str:
    """What a value of a kind may be. Of the kinds that commands have, these can be wrong."""
    if isinstance(kind, click.Choice):
        return tr("可选：{choices}", choices=joined(kind.choices))
    assert isinstance(kind, click.IntRange)
    if kind.max is None:
        return tr("应是整数，最小 {least}", least=kind.min)
    return tr("应是 {least} 到 {most} 之间的整数", least=kind.min, most=kind.max)


def _no_context() -> click.Context:
    return Context(Command(None))


def _fault(error: Exception) -> int:
    try:
        log = _write_log(error)
    except OSError:
        return _fail(tr("程序出错：{error}", error=repr(error)))
    return _fail(tr("程序出错（{error}），详情已记入 {log}", error=type(error).__name__, log=log))


def _write_log(error: Exception) -> Path:
    path = paths.state_dir() / "jingxi.log"
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger("jingxi_desktop.cli")
    logger.addHandler(handler)
    try:
        logger.error("%s", " ".join(sys.argv), exc_info=error)
    finally:
        logger.removeHandler(handler)
        handler.close()
    return path
