// Says in one Korean sentence why a check was broken.
import type { FateReason, Reason } from '#checks'
import { withJosa } from './josa'
import { koRowStatuses } from './ko-row-statuses'
import { explained } from './vocabulary'

const event = (id: string) => withJosa(`이벤트 ${id}`, '이/가')
const version = (number: number, pair: '이/가' | '을/를' | '으로/로') =>
  `버전 ${withJosa(String(number), pair)}`

/** What became of an event. */
const fates: { readonly [code in FateReason['code']]: string } = {
  'never-sent': '전송됨으로 표시되었지만 브로커에 도달하지 않았습니다',
  'passed-over': '릴레이 커서보다 뒤에서 커밋되어 한 번도 읽히지 않았습니다',
  'never-applied': '확인 응답되었지만 반영되지 않았습니다',
  parked: '데드 레터로 격리되었습니다',
  'without-effect': '전달되었지만 아무 효과도 남기지 않았습니다',
  vanished: '전달 도중 사라졌고 어디에도 남아 있지 않습니다',
  untold: '커밋되었지만 아무에게도 전달되지 않았습니다',
  skipped: '읽는 쪽이 이미 지나간 위치에 있습니다',
  missed: '그 뒤에 실행된 작업이 보지 못했습니다',
  dropped: '읽히기 전에 로그에서 지워졌습니다',
  emptied: '읽기 모델이 비워지기 전에 반영되었고 다시 전달되지 않습니다',
  uncommitted: '읽기 모델에 보이지만 커밋된 적이 없습니다',
  revoked: '읽기 모델에 보이지만 페일오버로 취소되었습니다',
  resurrected: '삭제한 행이 나중에 다시 쓰였습니다',
}

const isFate = (reason: Reason): reason is FateReason => reason.code in fates

/** What happened. */
export function koReason(reason: Reason): string {
  if (isFate(reason)) return `${event(reason.event)} ${fates[reason.code]}.`
  switch (reason.code) {
    case 'went-back':
      return `${version(reason.from, '이/가')} ${version(reason.to, '으로/로')} 바뀌었습니다.`
    case 'applied-again':
      return `${event(reason.event)} ${reason.times}번 효과를 냈습니다.`
    case 'pushed-again':
      return `${event(reason.event)} 사람들에게 ${reason.times}번 푸시되었습니다.`
    case 'counted-again':
      return `${event(reason.event)} ${reason.counter} 집계에 통째로 더해졌습니다. 이전 버전이 이미 집계되어 있었습니다.`
    case 'overtaken':
      return `${event(reason.event)} 버전 ${reason.by}보다 늦게 반영되었습니다.`
    case 'overwritten':
      return `${version(reason.highest, '이/가')} 있던 자리에 ${version(reason.left, '이/가')} 남아 있습니다.`
    case 'torn':
      return `${version(reason.version, '으로/로')} 가는 도중 행이 어떤 버전에도 없는 내용을 보였습니다.`
    case 'read-torn':
      return `${version(reason.version, '으로/로')} 가는 도중 조회가 어떤 버전에도 없는 내용을 읽었습니다.`
    case 'read-skewed':
      return `한 번의 조회가 버전 ${reason.version}, ${reason.other}의 ${version(reason.otherVersion, '을/를')} 함께 읽었습니다. 두 버전이 함께 있던 커밋 시점은 없습니다.`
    case 'read-too-old':
      return `세션은 ${version(reason.wrote, '을/를')} 썼지만 ${version(reason.read, '을/를')} 읽었습니다.`
    case 'read-older':
      return `세션은 ${version(reason.before, '을/를')} 읽은 뒤에 ${version(reason.read, '을/를')} 읽었습니다.`
    case 'beyond-bound':
      return `읽은 내용은 ${reason.age / 1000} ms 동안 뒤처져 있었습니다. 허용 한도는 ${reason.bound / 1000} ms입니다.`
    case 'differs':
      return `${reason.model}: ${explained(koRowStatuses, reason.status).name} 상태입니다.`
  }
}
