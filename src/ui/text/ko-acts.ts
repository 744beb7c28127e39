// Korean phrases where somebody acts.
import type { ActPhrases } from './act-phrases'
import { koNotices } from './ko-notices'

/** Commands and notices in Korean. */
export const koActs: ActPhrases = {
  commands: {
    title: '커맨드 보내기',
    send: '보내기',
    more: '상세 입력…',
    target: '대상',
    noneOpen: '변경할 수 있는 대상이 없습니다.',
    optional: '선택',
    follow: (command, key) => `${key} ${command}`,
    short: (command) => command.replace(/하기$/, ''),
    outOfRange: (least, most) => `${least}에서 ${most} 사이여야 합니다.`,
    required: '필수 항목입니다.',
    workload: '부하',
    commandsPerSecond: (count) => `초당 커맨드 ${count}건`,
    queriesPerSecond: (count) => `초당 조회 ${count}건`,
    scripted: (count) => `예정된 커맨드 ${count}건`,
    noWorkload: '자동으로 보내는 요청이 없습니다.',
    inject: '장애 주입…',
    causes: '이 실행의 장애',
    without: '빼고 다시',
    withoutThis: (fault) => `이 장애 없이 다시 실행: ${fault}`,
    raceWithout: (fault) => `이 장애가 있을 때와 없을 때를 나란히 비교: ${fault}`,
  },
  notices: koNotices,
}
