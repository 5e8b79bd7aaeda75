"""Examples of every command, for its `--help` and for the manual page; tests hold each against its parser."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

EXAMPLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "": (
            "sitrep",
            "sitrep article.html report.pdf",
            "sitrep https://example.org/news/article",
            "pbpaste | sitrep -",
            "sitrep --plain article.txt",
            "sitrep --set theme=sitrep-light --profile energy article.txt",
        ),
        "brief": (
            "sitrep brief article.txt | less",
            "sitrep brief article.txt --format markdown -o brief.md",
            "sitrep brief feed.xml --article 2 --format json | jq .sections",
            "cat article.txt | sitrep brief - --date 2025-08-27",
        ),
        "add": (
            "sitrep add https://example.org/feed.xml",
            "sitrep add example.org/live --name 'Live blog' --every 10",
        ),
        "feeds": ("sitrep feeds list", "sitrep feeds refresh", "sitrep feeds export -o subscriptions.opml"),
        "feeds list": ("sitrep feeds list", "sitrep feeds list --format json | jq '.[] | {name, unread}'"),
        "feeds refresh": ("sitrep feeds refresh", "sitrep feeds refresh 'Live blog' --now"),
        "feeds remove": ("sitrep feeds remove https://example.org/feed.xml",),
        "feeds import": (
            "sitrep feeds import --dry-run subscriptions.opml",
            "sitrep feeds import subscriptions.opml",
        ),
        "feeds export": ("sitrep feeds export", "sitrep feeds export -o subscriptions.opml"),
        "prune": ("sitrep prune --dry-run", "sitrep prune --days 30"),
        "bookmarks": (
            "sitrep bookmarks list",
            "sitrep bookmarks search tag:front",
            "sitrep bookmarks export -o reading-list.md",
        ),
        "bookmarks list": ("sitrep bookmarks list", "sitrep bookmarks list --format json | jq '.[].quote'"),
        "bookmarks search": (
            "sitrep bookmarks search tag:kallas river",
            "sitrep bookmarks search --sort updated -- -state:lost",
        ),
        "bookmarks show": ("sitrep bookmarks show 1f0c2a9b",),
        "bookmarks add": (
            "sitrep bookmarks add article.txt --quote 'crossed into the region' --tag front --note 'Check again.'",
        ),
        "bookmarks check": ("sitrep bookmarks check", "sitrep bookmarks check article.txt --exit-code"),
        "bookmarks export": (
            "sitrep bookmarks export -o reading-list.md",
            "sitrep bookmarks export tag:front --format csv -o front.csv",
        ),
        "bookmarks import": (
            "sitrep bookmarks import --dry-run annotations.jsonl",
            "sitrep bookmarks import annotations.jsonl",
        ),
        "bookmarks backup": ("sitrep bookmarks backup", "sitrep bookmarks backup copy.sqlite3"),
        "bookmarks restore": ("sitrep bookmarks restore --list", "sitrep bookmarks restore"),
        "bookmarks tags": ("sitrep bookmarks tags list",),
        "bookmarks tags list": ("sitrep bookmarks tags list",),
        "bookmarks tags rename": ("sitrep bookmarks tags rename kalas kallas",),
        "bookmarks tags merge": ("sitrep bookmarks tags merge drone drones --into uav",),
        "bookmarks filters": ("sitrep bookmarks filters list",),
        "bookmarks filters list": ("sitrep bookmarks filters list",),
        "bookmarks filters save": ("sitrep bookmarks filters save lost-in-may state:lost after:2026-05",),
        "bookmarks filters delete": ("sitrep bookmarks filters delete lost-in-may",),
        "bookmarks history": ("sitrep bookmarks history --last 10",),
        "bookmarks undo": ("sitrep bookmarks undo",),
        "bookmarks redo": ("sitrep bookmarks redo",),
        "corrections": ("sitrep corrections list",),
        "corrections list": ("sitrep corrections list article.txt",),
        "corrections export": ("sitrep corrections export -o corrections.json",),
        "corrections clear": ("sitrep corrections clear article.txt", "sitrep corrections clear --all"),
        "profiles": ("sitrep profiles list", "sitrep --profile energy article.txt"),
        "profiles list": ("sitrep profiles list",),
        "profiles show": ("sitrep profiles show energy",),
        "profiles check": ("sitrep profiles check my-profile.toml",),
        "profiles new": ("sitrep profiles new elections",),
        "config": ("sitrep config init", "sitrep config check"),
        "config show": ("sitrep config show",),
        "config path": ('${EDITOR:-vi} "$(sitrep config path)"',),
        "config check": ("sitrep config check",),
        "config init": ("sitrep config init",),
        "keys": ("sitrep keys | less", "sitrep keys --format toml"),
        "themes": ("sitrep themes", "sitrep --set theme=contrast-dark article.txt"),
        "doctor": ("sitrep doctor",),
        "paths": ("sitrep paths",),
        "serve": (
            "sitrep serve article.txt",
            "sitrep serve --host 0.0.0.0 --port 8080",
        ),
        "completion": (
            'eval "$(sitrep completion bash)"      # in ~/.bashrc',
            'eval "$(sitrep completion zsh)"       # in ~/.zshrc, after compinit',
            "sitrep completion fish > ~/.config/fish/completions/sitrep.fish",
        ),
    }
)
"""Command lines by the words of the command after `sitrep`."""


def shown(command: str) -> str:
    """The examples of a command as they end its help; "" when it has none."""
    lines = "".join(f"\n  {example}" for example in EXAMPLES.get(command, ()))
    return f"examples:{lines}" if lines else ""
