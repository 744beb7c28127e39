// The quiet line above everything, in Korean.
import type { Notice } from '#app'
import type { NoticePhrases } from './act-phrases'
import { withJosa } from './josa'

const storage: NoticePhrases['storage'] = {
  blocked: '브라우저가 차단함',
  full: '용량이 가득 참',
  hung: '응답하지 않음',
  missing: '지원하지 않는 브라우저',
  unreadable: '읽을 수 없음',
  'not-writer': '다른 탭이 이 실행을 기록 중',
}

function leftOut({ faults, lines }: { readonly faults: number; readonly lines: number }): string {
  const parts = [faults > 0 ? `장애 ${faults}건` : '', lines > 0 ? `워크로드 ${lines}줄` : ''].filter(
    (part) => part !== '',
  )
  return withJosa(parts.join('과 '), '을/를')
}

function says(notice: Notice): string {
  switch (notice.kind) {
    case 'memory-only':
      return `이 실행은 메모리에만 보관되어 탭을 닫으면 사라집니다. 저장소 상태: ${storage[notice.why]}.`
    case 'storage-trouble':
      return `마지막 단계를 저장하지 못했습니다. 저장소 상태: ${storage[notice.why]}.`
    case 'rows-differ':
      return `저장된 행이 이 실행의 원인으로 계산한 결과와 다릅니다(${notice.tables.join(', ')}).`
    case 'rules-changed':
      return '이전 버전의 규칙으로 계산한 실행이라 결과가 달라질 수 있습니다.'
    case 'copy-opened':
      return '다른 탭이 이 실행을 기록하고 있어 사본을 열었습니다.'
    case 'bad-scenario':
      return `시나리오를 사용할 수 없습니다. 문제가 ${notice.problems.length}건 있습니다.`
    case 'unreadable-runs':
      return `저장된 실행 ${withJosa(`${notice.count}건`, '을/를')} 읽지 못했습니다.`
    case 'left-out':
      return `여기서는 의미가 없는 ${leftOut(notice)} 뺐습니다.`
    case 'branched':
      return `과거 시점에서 조작해 ${notice.from}에서 갈라진 새 브랜치를 만들었습니다.`
  }
}

/** Notices in Korean. */
export const koNotices: NoticePhrases = {
  label: '알림',
  says,
  storage,
  rebuild: '재실행으로 재구축',
  copy: '사본에서 작업',
  dismiss: '닫기',
  details: '자세히',
}
