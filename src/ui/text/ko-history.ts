// Korean words for the messages of a run over time.
import type { HistoryWords } from './history-phrases'

/** The space–time diagram and the table of messages, in Korean. */
export const koHistory: HistoryWords = {
  caption: '선 하나가 메시지 하나이며, 전달에 걸린 시간만큼 기울어집니다',
  summary: (messages, lanes, from, until) =>
    `시간별 메시지: ${from}부터 ${until}까지 컴포넌트 ${lanes}개 사이의 메시지 ${messages}건입니다. 표에서 하나씩 볼 수 있습니다.`,
  messages: '메시지',
  keys: '왼쪽·오른쪽 화살표: 앞뒤 메시지. 위: 원인. 아래: 결과. Enter: 그 시점으로 이동.',
  queries: '클라이언트 조회',
  none: '아직 보낸 메시지가 없습니다.',
  legend: {
    retry: '재시도',
    copy: '중복',
    lost: '전송 중 유실',
    nobody: '받을 곳 없음',
    held: '보류',
  },
  thinned: (drawn, all) => `메시지 ${all}건 중 ${drawn}건 표시`,
  withoutPolling: '폴링 제외',
  oneIn: (count) => `커맨드 ${count}개 중 1개`,
  zoomForMore: '확대하면 더 보입니다',
  fates: {
    flying: '전송 중',
    arrived: '도착',
    refused: '거부됨: 받을 곳 없음',
    unheard: '전달 안 됨: 수신자가 이미 종료됨',
    lost: '유실',
  },
  took: (duration) => `전송에 ${duration}`,
  attempt: (number) => `${number}번째 시도`,
  copy: '중복 메시지',
  held: '보류된 적 있음',
  polling: '폴링',
  columns: { sent: '보낸 시각', message: '메시지', way: '경로', end: '결과' },
  events: '이벤트',
  happenings: '장애와 표시',
  happened: { what: '내용', where: '대상', until: '끝난 시각', lasts: '계속됨' },
  goTo: (message, time) => `${time} 시점으로 이동: ${message}`,
}
