// The page's API for whoever does not need it for a first picture.

/** Fetches its code. */
export const loadPageApi = () => import('./page-api/page-api')
