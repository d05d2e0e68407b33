/** The floor that the stories play on: two agents, two queues, short times. */

export const storyFloor = `
timeZone: Europe/Paris
country: FR
skills: {}
queues:
  support:
    label: {en: Support, fr: Assistance}
    ring: 5s
    wrapUp: {mode: timed, limit: 30s, disposition: required}
    nobody: 30s
    monitoringShown: true
  quick:
    label: {en: Quick, fr: Rapide}
    ring: 5s
    wrapUp: {mode: none}
    nobody: 1s
numbers:
  "01 84 88 00 01": {queue: support, language: fr}
  "01 84 88 00 02": {queue: quick, language: en}
  "01 84 88 00 03":
    queue: support
    language: fr
    hours: {holidays: [2020-01-01..2099-12-31]}
  "01 84 88 00 04": {queue: quick, language: fr, answer: on-agent}
phones:
  "1001": {model: baresip}
  "1002": {model: baresip}
  "1003": {model: baresip}
agents:
  claire: {name: Claire Roux, queues: [support, quick]}
  marc: {name: Marc Petit, queues: [support]}
reasons:
  lunch: {label: {en: Lunch, fr: Déjeuner}}
dispositions:
  resolved: {label: {en: Resolved, fr: Résolu}}
alerts: []
`;
