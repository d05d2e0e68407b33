/** A small floor to start from: for the demo, the documents and the tests. */

/** The text of a `floor.yaml` with three queues, six agents and six phones. */
export const sampleFloorFile = `# A small floor: three queues, six agents, six phones.
timeZone: Europe/Paris
country: FR
linkGrace: 1m

skills:
  english: {label: {en: English, fr: Anglais}}
  delivery: {label: {en: Delivery, fr: Livraison}}

queues:
  support:
    label: {en: Support, fr: Assistance}
    threshold: 20s
    ring: 20s
    wrapUp: {mode: timed, limit: 1m, disposition: required}
    maxWait: 10m
    nobody: 30s
  billing:
    label: {en: Billing, fr: Facturation}
    threshold: 30s
    ring: 20s
    wrapUp: {mode: timed, limit: 45s}
    maxWait: 10m
    onMaxWait: {move: support}
  vip:
    label: VIP
    requires: {english: 50}
    threshold: 10s
    ring: 15s
    wrapUp: {mode: manual, disposition: required}
    # Its agents see who waits, and may choose whom they take next.
    agentsTake: true
    # A caller here goes on to support, at the place the wait so far is worth.
    maxWait: 2m
    onMaxWait: {move: support}
    onNobody: {move: support}

numbers:
  "01 84 88 00 01":
    label: {en: Customer service, fr: Service client}
    queue: support
    language: fr
    hours:
      mon-fri: 8:30-12:30, 13:30-18:00
      sat: 9:00-12:00
      holidays: [FR]
  "01 84 88 00 02":
    label: {en: Invoices, fr: Factures}
    queue: billing
    language: fr
  "01 84 88 00 03":
    label: VIP
    queue: vip
    language: en
    # Thirty seconds' head start over those who came at the same time.
    priority: 30s

phones:
  "1001": {model: yealink-t46, remoteAnswer: true}
  "1002": {model: yealink-t46, remoteAnswer: true}
  "1003": {model: snom-d735, remoteAnswer: true}
  "1004": {model: snom-d735, remoteAnswer: true}
  "1005": {model: gigaset-n510}
  "1006": {model: gigaset-n510}

agents:
  claire:
    name: Claire Roux
    queues: [support, billing, vip]
    skills: {english: 90, delivery: 80}
  marc:
    name: Marc Petit
    queues: [support, billing]
    skills: {english: 30}
  alice:
    name: Alice Martin
    queues: [support, vip]
    skills: {english: 70, delivery: 50}
  omar:
    name: Omar Haddad
    queues: [support, vip]
    skills: {english: 80}
  lea:
    name: Léa Moreau
    queues: [billing]
  bob:
    name: Bob Stone
    queues: [support, billing]
    skills: {english: 100}

reasons:
  lunch: {label: {en: Lunch, fr: Déjeuner}}
  break: {label: {en: Break, fr: Pause}}
  training: {label: {en: Training, fr: Formation}}
  paperwork: {label: {en: Paperwork, fr: Dossiers}}

dispositions:
  resolved: {label: {en: Resolved, fr: Résolu}}
  callback: {label: {en: To call back, fr: À rappeler}}
  refund: {label: {en: Refund, fr: Remboursement}, queues: [support, billing]}
  complaint: {label: {en: Complaint, fr: Réclamation}}
  wrong-number: {label: {en: Wrong number, fr: Faux numéro}}

alerts:
  - {on: waiting, queue: support, warn: 3, alarm: 6}
  - {on: longest-wait, warn: 45s, alarm: 90s}
  - {on: service-level, queue: support, warn: 80%, alarm: 60%}
  - {on: wrap-up, warn: 3m}
  - {on: not-ready, warn: 20m, alarm: 40m}
`;
