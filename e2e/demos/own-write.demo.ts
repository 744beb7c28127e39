// Reading one's own write: the author's query waits for it, the friend's does not.
import { demo } from '../demo'

demo(
  { en: 'Reading one’s own write', ko: '내가 쓴 글 바로 읽기' },
  {
    id: 'own-write',
    summary: {
      en: 'The author and a friend look at the same moment. One query waits until the post is there, the other answers at once.',
      ko: '작성자와 친구가 같은 순간에 조회합니다. 한쪽 조회는 글이 반영될 때까지 기다리고 다른 쪽은 바로 답합니다.',
    },
    scenario: 'own-post',
  },
  async (d) => {
    await d.chapter('A post', '글쓰기')
    await d.caption(
      'Mina has an account. She writes a post; the relay looks for events once a second.',
      '미나가 글을 씁니다. 릴레이는 1초에 한 번 이벤트를 찾습니다.',
      { highlight: ['node:relay'] },
    )
    await d.seek(3440)
    await d.expect.gap(1)

    await d.chapter('Two queries', '두 조회')
    await d.caption(
      'Right away she reloads her own wall, and a friend reloads the timeline. The post has not arrived.',
      '미나는 곧바로 자기 담벼락을, 친구는 타임라인을 새로 고칩니다. 글은 아직 도착하지 않았습니다.',
      { highlight: ['node:client', 'node:read-store'] },
    )
    await d.speed(0.2)
    await d.runUntil({ holds: { queries: 'stale', count: 1 } })
    await d.expect.queries('stale', 1)
    await d.expect.gap(1)

    await d.caption(
      'The friend has an answer, an old one. The author’s query carries the version she wrote, and waits for it.',
      '친구는 답을 받았지만 예전 내용입니다. 작성자의 조회는 자신이 쓴 버전을 들고 반영될 때까지 기다립니다.',
      { highlight: ['node:client'] },
    )
    await d.speed(0.5)
    await d.runUntil({ holds: { gap: 0 } })
    await d.expect.row('account-1', { status: 'same' })

    await d.caption(
      'She waited half a second and saw her post; he saw the past at once. That is the whole choice.',
      '작성자는 0.5초쯤 기다려 자기 글을 보았고, 친구는 바로 과거를 보았습니다. 고를 것은 이것뿐입니다.',
      { hold: 2500 },
    )
    await d.speed(2)
    await d.runUntil('quiet')
    await d.expect.violated('read-your-writes', 0)
    await d.expect.that({ latency: 'queries', rank: 'p99', ms: { least: 400, most: 700 } })
  },
)
