// Says in one Korean sentence why a check was broken.
import type { Reason } from '#checks'
import { withJosa } from './josa'
import { koRowStatuses } from './ko-verdicts'
import { explained } from './vocabulary'

const event = (id: string) => withJosa(`이벤트 ${id}`, '이/가')

/** What happened. */
export function koReason(reason: Reason): string {
  switch (reason.code) {
    case 'went-back':
      return `버전 ${withJosa(String(reason.from), '이/가')} 버전 ${withJosa(String(reason.to), '으로/로')} 바뀌었습니다.`
    case 'applied-again':
      return `${event(reason.event)} ${reason.times}번 효과를 냈습니다.`
    case 'never-sent':
      return `${event(reason.event)} 전송됨으로 표시되었지만 브로커에 도달하지 않았습니다.`
    case 'passed-over':
      return `${event(reason.event)} 릴레이 커서보다 뒤에서 커밋되어 한 번도 읽히지 않았습니다.`
    case 'never-applied':
      return `${event(reason.event)} 확인 응답되었지만 반영되지 않았습니다.`
    case 'parked':
      return `${event(reason.event)} 데드 레터로 격리되었습니다.`
    case 'without-effect':
      return `${event(reason.event)} 전달되었지만 아무 효과도 남기지 않았습니다.`
    case 'overwritten':
      return `버전 ${withJosa(String(reason.highest), '이/가')} 있던 자리에 버전 ${withJosa(String(reason.left), '이/가')} 남아 있습니다.`
    case 'read-too-old':
      return `세션은 버전 ${withJosa(String(reason.wrote), '을/를')} 썼지만 버전 ${withJosa(String(reason.read), '을/를')} 읽었습니다.`
    case 'differs':
      return `${reason.model}: ${explained(koRowStatuses, reason.status).name} 상태입니다.`
  }
}
