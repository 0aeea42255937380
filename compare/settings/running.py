"""What carries a run; no result depends on it."""

from __future__ import annotations

from dataclasses import dataclass

from compare.settings.setting import setting


@dataclass(frozen=True)
class Running:
    """What carries a run; no result depends on it."""

    engine: str = setting(
        "auto",
        "",
        "What carries the run: none (this process alone), duckdb (stages on this machine's disk), spark (a cluster), or auto: "
        "none below engine_from, duckdb above.",
        choices=("auto", "none", "duckdb", "spark"),
    )
    engine_from: float = setting(
        20.0,
        "MB of input",
        "From so much on auto takes duckdb: less memory, and stages that a later run reuses; starting it costs about three CPU seconds.",
        0,
        1_000_000_000,
    )
    memory: float = setting(
        2.0, "GB", "What DuckDB and the worker processes use together; raising it spills less to the disk of the work folder.", 0.5, 100_000
    )
    spark_master: str = setting(
        "local[*]", "url", "Where Spark is: local[N], spark://HOST:PORT, yarn, k8s://..., or sc://HOST:PORT for Spark Connect."
    )
    workers: int = setting(0, "processes", "How many processes a large run uses; 0 takes one for each core.", 0, 1024)
    parallel_from: float = setting(
        4.0,
        "million code points",
        "Text from which worker processes are started; starting them costs about a tenth of a second, as much as 0.5 million code points.",
        0,
        1_000_000,
    )
    chunk: int = setting(
        16, "items", "Items that a worker process gets at a time; raising it copies less often and balances worse.", 1, 100_000
    )
