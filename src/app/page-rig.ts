// For tests: a page without a browser, whose frames are called by the test.
import { createFlusher } from '#persistence'
import type { RunRepository } from '#runs'
import { createApp } from './create-app'
import { openFirst } from './first-run'
import { createPageApi } from './page-api/page-api'

let made = 0

const noLab = () => Promise.reject(new Error('no lab in this test'))

/** Opens a page at an address. */
export async function openPage(repository: RunRepository, search = '?scenario=relay-crash') {
