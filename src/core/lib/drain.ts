// Runs a task that tells of its progress (an async generator) to its end, for those who want its result.

/** The task's result; `onEvent` sees what it tells on the way. Where `onEvent` throws, the task is ended first. */
export async function drain<Event, Result>(
  task: AsyncGenerator<Event, Result>,
  onEvent: (event: Event) => void = () => {},
): Promise<Result> {
  try {
    let next = await task.next();
    for (; !next.done; next = await task.next()) onEvent(next.value);
    return next.value;
  } finally {
    await task.return(undefined as never);
  }
}
