// The Korean words for crash points: what lies right before, and what has not happened yet.
import type { AllNames } from './vocabulary'

/** Crash points. */
export const koPoints: AllNames['points'] = {
  'before-commit': '커밋 직전',
  'after-commit': '커밋 후, 응답 전',
  'after-publish': '발행 후',
  'between-writes': '두 쓰기 사이',
  'after-respond': '응답 후',
  'after-read': '읽은 후',
  'after-mark': '전송 표시 후',
  'after-offset': '오프셋 저장 후',
  'after-fetch': '가져온 후, 반영 전',
  'after-apply': '반영 후, 확인 응답 전',
  'after-ack': '확인 응답 후',
  'after-extract': '추출 후, 적재 전',
  'after-load': '적재 후, 워터마크 저장 전',
  'after-watermark': '워터마크 저장 후',
  'after-append': '로그 추가 후, 확인 응답 전',
  'after-push': '푸시 알림을 보낸 후',
  'after-receive': '수신 후, 재생 전',
  'after-replay': '재생 후',
  'command-handler/after-publish': '발행 후',
  'command-handler/after-commit': '커밋 후, 다음 처리 전',
  'relay/after-read': '읽은 후, 발행 전',
  'relay/after-publish': '발행 후, 전송 표시 전',
  'log-reader/after-read': '읽은 후, 발행 전',
  'log-reader/after-publish': '발행 후, 오프셋 저장 전',
}
