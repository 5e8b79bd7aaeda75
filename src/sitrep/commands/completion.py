"""`sitrep completion bash|zsh|fish`: what teaches a shell to complete, and the answers that this then asks for.

The printed lines only hand the words over: what can stand at a place is read from the program's own parsers when
tab is pressed, so it is never older than the program, and names of profiles, themes, tags and bookmarks are those
that are there.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Sequence

from sitrep.commands.output import put_exact
from sitrep.commands.usage import Parser, parser

_ASKED = "--answer"
_FILES = "\t"
"""Instead of a word: here the shell may add the names of files."""

_BASH = r"""# Completion of sitrep for bash: put `eval "$(sitrep completion bash)"` into ~/.bashrc.
_sitrep() {
    local row
    COMPREPLY=()
    while IFS= read -r row; do
        if [[ $row == $'\t' ]]; then compopt -o filenames; else COMPREPLY+=("$row"); fi
    done < <(command sitrep completion bash --answer "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
}
complete -o bashdefault -o default -F _sitrep sitrep
"""
_ZSH = r"""#compdef sitrep
# Completion of sitrep for zsh: put `eval "$(sitrep completion zsh)"` into ~/.zshrc, after compinit.
_sitrep() {
    local row files=0
    local -a given told open
    given=("${(@Q)words[2,CURRENT-1]}")
    while IFS= read -r row; do
        case $row in
            $'\t') files=1 ;;
            *=:*) open+=("$row") ;;
            *) told+=("$row") ;;
        esac
    done < <(command sitrep completion zsh --answer "${given[@]}" "${(Q)PREFIX}" 2>/dev/null)
    (( ${#told} )) && _describe -t values sitrep told
    (( ${#open} )) && _describe -t settings setting open -S ''
    (( files )) && _files
    return 0
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _sitrep "$@"; else compdef _sitrep sitrep; fi
"""
_FISH = r"""# Completion of sitrep for fish: sitrep completion fish > ~/.config/fish/completions/sitrep.fish
function __sitrep_answer
    set -l given (commandline -opc)
    set -e given[1]
    set -l current (commandline -ct)
    for row in (command sitrep completion fish --answer $given "$current" 2>/dev/null)
        if test "$row" = \t
            __fish_complete_path "$current"
        else
            printf '%s\n' "$row"
        end
    end
end
complete -c sitrep -f -a '(__sitrep_answer)'
"""
_SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


def completion(arguments: Sequence[str]) -> int:
    """Run `sitrep completion SHELL`, or answer a shell: `sitrep completion SHELL --answer WORD …`."""
    if _ASKED in arguments[2:3] and arguments[1] in _SCRIPTS:
        put_exact("".join(f"{row}\n" for row in _answer(arguments[1], arguments[3:])))
        return 0
    put_exact(_SCRIPTS[make_parser().parse_args(arguments[1:]).shell])
    return 0


def make_parser() -> Parser:
    """The parser of `sitrep completion`."""
    options = parser(
        "completion",
        "Print what teaches a shell to complete sitrep's commands, options, files and names.",
        "Names of profiles, themes, tags, filters and bookmarks are looked up when you press tab.",
    )
    options.add_argument(
        "shell", metavar="SHELL", choices=tuple(_SCRIPTS), help="the shell that reads what is printed"
    )
    return options


def _answer(shell: str, words: Sequence[str]) -> list[str]:
    """The rows for a shell: candidates as it takes them, and the sign for files."""
    from sitrep.commands.candidates import candidates

    if shell == "bash":
        before, current = _split(words[0] if words else "")
        found = candidates(before, current)
        rows = [name for name, _ in found.names]
        cut = max(current.rfind("="), current.rfind(":")) + 1  # bash counts these as the beginning of a word
        if found.files and rows:
            # Alone, bash's own names of files are the best; beside other words it does not give them.
            rows += [*_files(current), _FILES]
        return [row if row == _FILES else row[cut:] for row in rows]
    *before, current = words or [""]
    found = candidates(before, current)
    tell: Callable[[str, str], str] = _for_zsh if shell == "zsh" else _for_fish
    return [tell(name, about) for name, about in found.names] + ([_FILES] if found.files else [])


def _split(line: str) -> tuple[list[str], str]:
    """The whole words of a line of bash without the program's name, and the word at its end, both without quotes."""
    current = "" if line[-1:].isspace() and not line.endswith("\\ ") else None
    for closing in ("", "'", '"'):
        try:
            words = shlex.split(line + closing)
        except ValueError:
            continue
        if closing:
            current = None
        if current is None and len(words) > 1:
            current = words.pop()
        return words[1:], current or ""
    return [], ""


def _files(current: str) -> list[str]:
    """The names of files that begin with `current`, folders without a slash: with the sign for files bash adds it."""
    folder, slash, begun = current.rpartition("/")
    try:
        names = sorted(os.listdir(folder + slash or "."))  # noqa: PTH208
    except OSError:
        return []
    return [
        f"{folder}{slash}{name}" for name in names if name.startswith(begun) and (begun or name[0] != ".")
    ]


def _for_zsh(name: str, about: str) -> str:
    escaped = name.replace("\\", "\\\\").replace(":", "\\:")
    return f"{escaped}:{about or name}"


def _for_fish(name: str, about: str) -> str:
    return f"{name}\t{about}" if about else name
