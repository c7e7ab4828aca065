"""Makes files in one worker process, so that a slow or broken document holds up nothing else."""

import asyncio
import multiprocessing
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor

from bot.documents.file_spec import FileSpec


class Workshop:
    """The worker starts with the first file. `timeout` in seconds for one file."""

    def __init__(self, timeout: float = 120.0) -> None:
        self._timeout = timeout
        self._pool: ProcessPoolExecutor | None = None

    async def make(self, spec: FileSpec) -> bytes:
        """The file's bytes. TimeoutError or whatever making it raised."""
        if self._pool is None:
            # Forking a process with running threads may freeze the copy.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(max_workers=1, mp_context=context)
        pool = self._pool
        making = asyncio.get_running_loop().run_in_executor(pool, spec.make)
        try:
            return await asyncio.wait_for(making, self._timeout)
        except (TimeoutError, BrokenExecutor):
            if self._pool is pool:
                self.close()
            raise

    def close(self) -> None:
        """End the worker at once; the next file starts a new one."""
        pool, self._pool = self._pool, None
        if pool is None:
            return
        workers = list((pool._processes or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.terminate()
