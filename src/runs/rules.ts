// The name of the rules that compute runs. It changes whenever the same causes may come to another journal.

export const RULES = 'cqrscope-1'
