// Fork and join on shared memory. One thread launches a job of numbered tasks; it and the workers draw tickets until none
// is left. Every task computes the same numbers whoever runs it, so results do not depend on the number of threads.

// The control block, at an address all threads know; the arguments of the current job follow it.
const TICKET: usize = 0; // i64: job number in the high half, 2³¹ + remaining tasks in the low half
const DONE: usize = 8; // i32: finished tasks of the current job
const WAKE: usize = 12; // i32: the number of the newest job
const SLEEPERS: usize = 16; // i32: workers asleep on WAKE
const JOINING: usize = 20; // i32: 1 while the launcher sleeps on DONE
const BODY: usize = 24; // i32: where the function table holds the body of the current job's tasks
const TASKS: usize = 28;
const ARGUMENTS: usize = 64;
const SPINS: i32 = 20000;

let control: usize = 0;
let threads: i32 = 1;
let mayWait: bool = false;
let jobNumber: i32 = 0;
/** This thread's own working memory, and its number among the threads (the launcher is 0). */
export let scratch: usize = 0;
export let thread: i32 = 0;

/** Called once in every thread. `wait`: this thread may sleep (a page's main thread may not). */
export function setup(controlBlock: usize, ownScratch: usize, ownNumber: i32, threadCount: i32, wait: bool): void {
  control = controlBlock;
  scratch = ownScratch;
  thread = ownNumber;
  threads = threadCount;
  mayWait = wait;
}

/** Where the arguments of the job being launched or run are kept. */
@inline
export function jobArguments(): usize {
  return control + ARGUMENTS;
}

/**
 * Runs body(0) … body(tasks − 1) over all threads and returns when all are done. Every thread runs the same binary, so an
 * index into its function table means the same body in each.
 */
export function launch(body: (task: i32) => void, tasks: i32): void {
  if (ASC_FEATURE_THREADS) {
    if (threads > 1 && tasks > 1) {
      store<i32>(control + BODY, body.index);
      store<i32>(control + TASKS, tasks);
      atomic.store<i32>(control + DONE, 0);
      jobNumber += 1;
      atomic.store<i64>(control + TICKET, (<i64>jobNumber << 32) | (0x80000000 + <i64>tasks));
      atomic.store<i32>(control + WAKE, jobNumber);
      if (atomic.load<i32>(control + SLEEPERS) > 0) atomic.notify(control + WAKE, threads);
      drawTickets();
      join(tasks);
      return;
    }
  }
  for (let task = 0; task < tasks; task++) body(task);
}

function drawTickets(): void {
  while (true) {
    const ticket = atomic.sub<i64>(control + TICKET, 1);
    const remaining = <i32>(<u32>ticket - <u32>0x80000000);
    if (remaining <= 0) return;
    // A ticket of a later job than the one this thread woke for is as good: its owner keeps the job's arguments alive.
    const tasks = load<i32>(control + TASKS);
    call_indirect<void>(load<i32>(control + BODY), tasks - remaining);
    if (atomic.add<i32>(control + DONE, 1) + 1 == tasks && atomic.load<i32>(control + JOINING) != 0) {
      atomic.notify(control + DONE, 1);
    }
  }
}

function join(tasks: i32): void {
  let spins = 0;
  while (true) {
    const done = atomic.load<i32>(control + DONE);
    if (done == tasks) return;
    spins += 1;
    if (mayWait && spins > SPINS) {
      atomic.store<i32>(control + JOINING, 1);
      atomic.wait<i32>(control + DONE, done, -1);
      atomic.store<i32>(control + JOINING, 0);
    }
  }
}

/** A worker's life: sleeps until a job is launched and helps with it. Ends only with the thread. */
export function work(): void {
  if (ASC_FEATURE_THREADS) {
    let seen = 0;
    while (true) {
      let spins = 0;
      while (atomic.load<i32>(control + WAKE) == seen) {
        spins += 1;
        if (spins > SPINS) {
          atomic.add<i32>(control + SLEEPERS, 1);
          atomic.wait<i32>(control + WAKE, seen, -1);
          atomic.sub<i32>(control + SLEEPERS, 1);
        }
      }
      seen = atomic.load<i32>(control + WAKE);
      drawTickets();
    }
  }
}
