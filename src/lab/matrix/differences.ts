// Where the computed matrix differs from the table worked out by hand, and why. Faults are listed by row, once for each reason.
import { type Source, SOURCES } from './sources'

export interface Difference {
  /** Faults by row. */
  readonly cells: { readonly [row: string]: readonly string[] }
  readonly why: string
  /** The settings that decide. */
  readonly settings: readonly string[]
  readonly sources: readonly Source[]
}

/** What the fault does, as it is in the model and by hand. */
const EXPRESSED: readonly Difference[] = [
  {
    cells: {
      S4c: ['CRASH-W'],
      S4f: ['CRASH-W'],
      S5: ['CRASH-W'],
      S7a: ['CRASH-W'],
      S7s: ['CRASH-W'],
      S8a: ['CRASH-W', 'DELETE'],
      S9: ['CRASH-W', 'CONC', 'MULTI'],
      S10: ['CRASH-W'],
    },
    why: 'What is committed is brought on by another process, at its usual pace: nothing is later than without the fault. By hand the usual wait, until the next poll, refresh or run, was counted; the matrix counts only what a fault adds. With a lag window as long as the longest transaction the late row is in the next run, and a load in one transaction is seen as a whole.',
    settings: ['relay.interval', 'refresh.interval', 'etl.interval', 'etl.lagWindow', 'etl.atomic'],
    sources: [SOURCES.outbox, SOURCES.jdbcSource],
  },
  {
    cells: {
      S2: ['REBUILD'],
      S7a: ['REBUILD'],
      S7s: ['REBUILD'],
      S9: ['REBUILD'],
      S1a: ['REBUILD'],
      S3n: ['REBUILD'],
    },
    why: 'A rebuild is the work of a projector that reads all its events again, or a refresh of views. Where there is no projector, or nobody keeps the events, a scenario that asks for one is refused with that reason, so there is nothing to run. What these designs have in its place (a comparison, a clone, a full load, a script in the same database) no operator has here; that nothing could be built from is not written down without a run.',
    settings: [],
    sources: [SOURCES.martenRebuild],
  },
  {
    cells: { S2: ['LOSS'], S8a: ['DUP'] },
    why: 'Nothing travels between the two models here that could be lost or doubled. A lost answer to the client leaves the client in doubt and both models as they are; a refresh asked for twice is a refresh.',
    settings: [],
    sources: [SOURCES.triggers, SOURCES.refreshView],
  },
  {
    cells: { S9: ['REORD', 'SLOW'] },
    why: 'Both sides run the job under its lease: one process that sends one request at a time, so nothing can overtake anything, and a slow run is only a late one. A load that is held up comes later. Without the lease two processes take turns, overlapping runs add increments twice, and a process that is away is stood in for by the other.',
    settings: ['etl.interval', 'etl.overlap'],
    sources: [SOURCES.jdbcSource],
  },
  {
    cells: { S5: ['FAIL-W'] },
    why: 'The log reader connects anew within milliseconds and opens its slot before anything can be committed at the new primary, so nothing falls between the two. With the reader away for a while as well, which is a second fault, events are lost too: the bundled scenario failover-without-slot.',
    settings: ['cdc.failoverSlot'],
    sources: [SOURCES.debeziumPostgres, SOURCES.slots],
  },
]

/** What cannot be read, and by whom. */
const UNREADABLE: readonly Difference[] = [
  {
    cells: { S8a: ['POISON'] },
    why: 'A view is computed from rows: nobody decodes an event here, so none can be poisoned. A query that fails is no fault that a scenario can have.',
    settings: [],
    sources: [SOURCES.refreshView],
  },
  {
    cells: { S9: ['POISON'] },
    why: 'Extracted rows are not decoded; changes from a table of changes are. A batch with one that cannot be read fails and is tried again in every run: nothing gets past it, and its own row never comes. Where rows are loaded one by one, those before it are added again each time.',
    settings: ['projector.apply', 'etl.atomic', 'etl.onError'],
    sources: [SOURCES.jdbcSource],
  },
  {
    cells: { S9: ['SCHEMA'] },
    why: 'What a job does without a column that it reads is not modelled, so a scenario that renames one under it is refused. By hand the job fails until somebody changes its query.',
    settings: [],
    sources: [SOURCES.logBased],
  },
  {
    cells: { S3n: ['SCHEMA'] },
    why: 'A handler that fails is not called again for the same message: NATS core delivers once. The projector leaves such events out instead of standing still.',
    settings: ['projector.onError', 'projector.schema'],
    sources: [SOURCES.coreNats],
  },
]

/** What somebody does about the fault, and when. */
const MITIGATED: readonly Difference[] = [
  {
    cells: { S3k: ['POISON'], S4c: ['POISON'], S4f: ['POISON'], S10: ['POISON'] },
    why: 'A payload that nobody can decode does not get better by being tried again or redriven. The projector puts it aside and goes on, and until somebody has repaired the event its row is missing: lost, or rebuildable where the events are all kept. By hand the repair was taken for granted.',
    settings: ['projector.onError', 'projector.attempts'],
    sources: [SOURCES.springErrors, SOURCES.deadLetters],
  },
  {
    cells: { S5: ['POISON'] },
    why: 'The row fails before it reaches the broker, in the log reader, whose task stops: a dead-letter queue belongs to the side of the sinks. The reader can only be told to leave such rows out, which loses them.',
    settings: ['cdc.onError'],
    sources: [SOURCES.debeziumPostgres],
  },
  {
    cells: { S3k: ['PROJ-LONG'], S5: ['PROJ-LONG'] },
    why: 'What is done about it is a log that keeps longer than the outage lasts, so that the projector finds everything where it left off. By hand the log was too short all the same and the read model built anew from the tables.',
    settings: ['kafka.retention'],
    sources: [SOURCES.kafkaRetention],
  },
  {
    cells: { S3n: ['ACK-FIRST'] },
    why: 'NATS core has no acknowledgements; what remains of the fault is whether the event in hand is applied before the crash. Applied first, it is.',
    settings: ['projector.ack'],
    sources: [SOURCES.coreNats],
  },
  {
    cells: { S3n: ['SLOW'] },
    why: 'An event that waits in the slow projector is older than what the comparison has put in its place meanwhile. An inbox knows what was applied, not what a row says already: the increment is added and the document goes back, until the next comparison.',
    settings: ['projector.apply', 'projector.inbox', 'reconcile.interval'],
    sources: [SOURCES.coreNats],
  },
  {
    cells: { S1a: ['FAIL-W'], S3n: ['FAIL-W'], S9: ['FAIL-W'] },
    why: 'A comparison makes both models agree again, on less than was confirmed: the write that the standby did not have is gone, and its client had been told that it was there. Only commits that wait for a standby prevent that. Increments from a table of changes are not taken back by any run: that table says nothing of what the new primary never had.',
    settings: ['commit', 'reconcile.interval', 'etl.deletes'],
    sources: [SOURCES.standby],
  },
  {
    cells: { S9: ['DELETE'] },
    why: 'Increments are read from a table of changes, in which a deletion is a change like any other. Comparing all keys finds it in the next run, which is not later than usual.',
    settings: ['projector.apply', 'etl.deletes'],
    sources: [SOURCES.logBased],
  },
  {
    cells: { S9: ['LOSS', 'CRASH-P'] },
    why: 'A load of which a request or an answer is lost, or that dies half-way, is made again, and what is added twice counts twice. Half a load shows one order as it is and another as it was: stale until the next run, but no order is torn in itself.',
    settings: ['projector.apply', 'etl.watermark', 'etl.atomic'],
    sources: [SOURCES.jdbcSource],
  },
  {
    cells: { S10: ['REBUILD'] },
    why: 'A rebuild in place empties the read model and fills it from the first event on: whoever looks meanwhile sees rows go back. A rebuild beside it does not show.',
    settings: [],
    sources: [SOURCES.martenRebuild],
  },
]

/** How long it takes, and who has to wait. */
const WAITED: readonly Difference[] = [
  {
    cells: {
      S3k: ['LOSS', 'FAIL-B'],
      S4c: ['LOSS', 'FAIL-B'],
      S4f: ['LOSS', 'FAIL-B'],
      S5: ['LOSS', 'FAIL-B'],
      S7a: ['LOSS'],
      S10: ['LOSS'],
    },
    why: 'Nothing is lost, but it takes longer than usual: that a message or its answer is gone is noticed only when the time-out for it is over (two or three seconds for a publish, four for a projector that reads the event store, thirteen for a standby), and an election takes a second by itself.',
    settings: [],
    sources: [SOURCES.producer, SOURCES.standby],
  },
  {
    cells: { S7s: ['CRASH-M', 'CRASH-P', 'LOSS'] },
    why: 'Each commit waits for its only standby. While that is away, or has not noticed yet that its connection is dead, commands wait too.',
    settings: ['commit', 'replica.count'],
    sources: [SOURCES.synchronousCommit],
  },
  {
    cells: { S7s: ['PROJ', 'PROJ-LONG', 'PART', 'RS'], S7a: ['RS'] },
    why: 'With a second standby commits go on, and so do queries. The one that was away is behind until it has caught up, and the matrix looks at every copy that answers queries; its slot holds the log back meanwhile. Where there is only one copy and that is down, queries fail besides.',
    settings: ['replica.count', 'replica.quorum', 'cdc.slotLimit'],
    sources: [SOURCES.standby, SOURCES.replicationSettings],
  },
  {
    cells: { S2: ['RS'], S8a: ['RS'] },
    why: 'Both models are in one database: while it is away queries fail as well as commands.',
    settings: [],
    sources: [SOURCES.refreshView],
  },
  {
    cells: { S8a: ['FAIL-W'] },
    why: 'Nothing is lost where commits wait for the standby. It takes a second until that is the primary, and the refresh that was due meanwhile comes with the next one.',
    settings: ['commit', 'refresh.interval'],
    sources: [SOURCES.standby],
  },
  {
    cells: { S1a: ['SLOW'] },
    why: 'Each of the two writes of a change takes more than a second, so those of two versions of one order overlap: the counter of the second is computed beside a document that the first has not written yet, and counts the order once more. Every event was applied once and every document is right, but that order counts twice. Increments do not mind. With a comparison the wrong counter is there until it comes round.',
    settings: ['projector.apply', 'reconcile.interval'],
    sources: [SOURCES.dualWrites],
  },
]

export const DIFFERENCES: readonly Difference[] = [...EXPRESSED, ...UNREADABLE, ...MITIGATED, ...WAITED]
