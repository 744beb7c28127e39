// Korean words of the share dialog.
import type { ShareWords } from './share-words'

export const shareKo: ShareWords = {
  title: '이 실행 공유하기',
  forms: {
    link: {
      name: '링크',
      what: '직접 개입한 내용까지 포함해 이 실행을 그대로 다시 엽니다. 실행 내용은 주소 안에 들어 있으며 서버에는 아무것도 저장하지 않습니다.',
    },
    iframe: {
      name: 'iframe 태그',
      what: 'HTML을 넣을 수 있는 문서용입니다. MkDocs, VitePress, Sphinx, 블로그에 붙여 넣으세요.',
    },
    element: {
      name: '커스텀 엘리먼트',
      what: '스크립트를 불러올 수 있는 페이지용 <cqr-scope>입니다. 페이지의 테마와 언어를 따르며, 페이지에서 실행을 조작할 수 있습니다.',
    },
    mdx: { name: 'MDX 코드', what: 'Docusaurus, Nextra, Starlight처럼 MDX로 쓰는 문서용입니다.' },
    markdown: {
      name: '마크다운',
      what: 'README에 넣는, 실행으로 연결되는 그림입니다. 그림을 저장해 글 옆에 두세요.',
    },
    mermaid: {
      name: 'Mermaid 다이어그램',
      what: '현재 시점까지의 시퀀스 다이어그램입니다. GitHub, GitLab, Notion에서 바로 그려지며 메시지는 최대 150개까지 들어갑니다.',
    },
  },
  files: { name: '파일', what: '실행을 다른 프로그램의 형식이나 그림으로 저장합니다.' },
  formats: {
    scenario: { name: '시나리오', what: 'JSON. 이 페이지와 명령줄에서 읽습니다' },
    trace: { name: '트레이스', what: '한 줄에 한 단계, 행의 변경을 모두 담습니다' },
    mermaid: { name: 'Mermaid 다이어그램', what: '현재 시점까지의 시퀀스 다이어그램' },
    csv: { name: '격차 CSV', what: '스프레드시트용' },
    cloudevents: { name: 'CloudEvents 1.0 이벤트', what: '메시지마다 이벤트 하나, JSON' },
    perfetto: { name: 'Perfetto 트레이스', what: 'Chrome 트레이스 형식. ui.perfetto.dev에서 여세요' },
  },
  pictures: { diagram: '구성도', gap: '격차 그래프' },
  present: (step, time) => `현재 단계에서 열기: ${step}단계, ${time}`,
  presentHint: '선택하지 않으면 처음부터 엽니다.',
  copy: '복사',
  copied: (form) => `클립보드에 복사했습니다: ${form}`,
  selected: '이 페이지에서는 클립보드를 쓸 수 없습니다. 선택된 내용을 키보드로 복사하세요.',
  save: (file) => `${file} 저장`,
  saved: (file) => `저장했습니다: ${file}`,
  notDrawn: '지금은 이 화면이 그려져 있지 않습니다. 화면을 연 뒤 저장하세요.',
  length: (count) => `${count}자`,
  long: (limit) => `${limit}자가 넘는 링크는 일부 메일 프로그램과 메신저에서 잘릴 수 있습니다.`,
  tooLong: '링크가 너무 길어 열 수 없습니다. 대신 시나리오를 파일로 저장하세요.',
  unsayable: '이 실행에는 링크에 담을 수 없는 조작이 있습니다. 대신 트레이스를 저장하세요.',
}
