// Korean phrases of the pages beside the Lab.
import type { PageWords } from './page-phrases'

/** The pages in Korean. */
export const koPages: PageWords = {
  work: {
    scenario: '시나리오',
    present: (title) => `지금 실험실에 있는 것: ${title}`,
    run: '실행',
    cancel: '취소',
    status: { running: '실행 중', done: '완료', cancelled: '취소됨: 그때까지의 결과입니다' },
    failed: (why) => `일부는 결과를 얻지 못했습니다: ${why}`,
    wholeNumber: (least, most) => `${least}부터 ${most}까지의 정수`,
  },
  sweep: {
    title: '얼마나 자주, 얼마나 늦게',
    what: '한 번의 실행은 무슨 일이 일어날 수 있는지 보여 줍니다. 여기서는 시드마다 한 번씩 시나리오를 돌려, 그 일이 얼마나 자주 일어나는지와 쓴 내용이 읽기에 보이기까지 얼마나 걸리는지 보여 줍니다.',
    seeds: '시드 개수',
    from: '첫 시드',
    runsOf: (done, of) => `${of}번 중 ${done}번 실행`,
    empty: '아직 실행한 것이 없습니다.',
    facts: {
      converged: '수렴',
      never: '끝내 보이지 않은 쓰기',
      stale: '낡은 읽기',
      half: '지연, 쓰기의 절반',
      most: '지연, 100건 중 99건',
    },
    of: (part, whole) => `${whole} 중 ${part}`,
    perRun: (half, most) => `실행의 절반은 ${half} 이하, 최대 ${most}`,
    cut: (count) =>
      `${count}번의 실행은 시나리오의 시간 한도에서 끝났습니다. 그때까지 보이지 않은 쓰기는 끝내 보이지 않은 것으로 셉니다.`,
    curve: '읽기를 얼마나 믿을 수 있나',
    curveHint:
      '커밋 후 얼마나 지나서 읽느냐에 따라 그 쓰기가 보일 확률입니다. 곡선은 내려갈 수도 있습니다. 읽기 모델이 과거로 되돌아가면 보이던 것이 다시 사라집니다.',
    curveSummary: (rows) => `커밋 후 경과 시간별로 읽기에 쓰기가 보일 확률: ${rows}`,
    after: '커밋 후',
    seen: '보이는 비율',
    at: '커밋 후 이만큼 지나 읽으면',
    says: (after, seen) => `커밋하고 ${after} 뒤에 읽으면 ${seen}가 그 쓰기를 봅니다.`,
    atOnce: '즉시',
    chance: '보일 확률',
    since: '이때부터',
    neverReached: '도달하지 못함',
    lag: '쓰기가 처음 보이기까지',
    lagHint: '막대 하나가 시간의 한 구간입니다. 뒤로 갈수록 구간이 길어집니다.',
    lagSummary: (half, most, longest) =>
      `쓰기의 절반은 ${half} 안에, 100건 중 99건은 ${most} 안에, 마지막 것은 ${longest} 만에 보였습니다.`,
    quantile: '쓰기의 비율',
    longest: '가장 오래 걸린 것',
    time: '보이기까지',
    neverSeen: '끝내 안 보임',
    verdicts: '데이터는 어떻게 되었나',
    broken: '깨진 검사',
    none: '검사를 깨뜨린 실행이 없습니다.',
    verdict: '판정',
    check: '검사',
    runs: '실행 수',
    example: '실험실에서',
    openSeed: (seed) => `시드 ${seed}`,
  },
}
