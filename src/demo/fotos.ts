/**
 * Three photos of the made-up world, as small as they can be: drawn in flat colours, 720 by 720, and written as the app
 * writes a photo (WebP with nothing in it but pixels). What the demo shows of photos is these, sealed and sent for real.
 */
const tekening = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** four bunk beds in a small room */
const stapelbedden = tekening(
  'UklGRmgJAABXRUJQVlA4IFwJAABQuwCdASrQAtACPxGIvle/v7+jpJL4e/AiCWlu4XUypmClDbvf505ab0j9LzX/d/Y8Vy/3s5/F' +
    'Am/sVkdupkWQ4s8W+1y7/51qJZ4t9rl3/zrUSzxb7XLv/nWolni32uXf/OtRLPFvtgz+daiWeLfa5d/861Es8W+1y7/517h5h7l3' +
    '/zrUSzxb7XLv/nWolni32wZ/UuLPFvtcu/+daiWeLfa5d/861EuHGAPni32MW+RxFmuxNDIKGXJJxSqhSETC9aiWeLfa5d/861Es' +
    '8W+1hdfudpuS5cINl7XLv/nWolni32uXf/Oq+KdhqTO/YMhVmvzrUSzxb7XQ04a57XLv2x/uLYFOG0nS8Hi32uXf/OtR8ehchxZ4' +
    'p1w4vcA43vNHn/zrUSzxb7XMHYs8W+1y0hyfLXo0Hkki6OnWpr9vyafJ0BSa+LPtcu/+daiVz72yudCJeP0OLPFvfP8ypY3HBjVA' +
    'yvY9rVLTsqEeWF6mRZDizYTUU2B9beOuyoEEHLb7XLuHnbXE0hyqFkP7XLv/nG9Mek3xb9ey3Ava5dxCcCWytXWapLCLIcWeLab5' +
    'kqWrZPgrntcu/+QnVAnZqMLNO+4eLfa5dw27ZDhqPjmAiyHFmzLf6qnMlosdLUZZgqoOdH+5d/843oFO0p1JX/M/nWojoZxCpwA2' +
    '52x5LwLGGnXvxBwxPiS8QWb/WMvpWxH/zrUR00y441sKBlv1CJs1FIQtiRf8Be47Fg7fZGFQSbBXyqlYfLUbqsLv50EJpTaC0fEb' +
    'DgA/fuAzWurIGWbQJlHjt3WVmQ4rvvP+HzxoYA2ld4Oe1xoURMIDa/JZ0L7lxJmUiI7NkEzOhjnkEwhPNtFZOPMuJ1iwqigJYRRw' +
    'oStNN35lt92U7SoIdKhoG+39R6il0b1CIzDSTQ72AAML8JUYggLAvA5XfenGXBewhMf6u5fZnFYIrILJu9DLkOLO+0yvVv4CboxI' +
    'cuhUXPdyYHjFDwgjpkdcjswZwN0s+1y0uKiZfnWooh0PfcPQIyHx+6q4QY/gsj1KuofGNPyT+9mleN+6x9/OrZdNgx3Sn6xt7yeH' +
    'xgbuGogTmRZDizvtPBzJYg+ZPhmxNGndUiD5e1TS+Y7R9xUiopQDvOICYUDlt93MA/zzl7XLv+8jAWBPItzYWV1GWV33oM6hxZ4t' +
    'pvhvP/nWojpXdyv/cu/7xNhQNpHxzARZDizaj4sIshxZ33DoMUyHFnfc0WDveW/XstwL2uNEvRpb7XLv2vfzoYctvtYYXxnVe6DV' +
    '0/tcu/bC/tSBe1y7h7iuHp/a5dxATEeNqPjmAiyHFm1HzqZDizxbTyAI6yx4t9kc0sJwM4b9SNDw/BOY2uevWKfgVin4FYp+BWHy' +
    'l+6gs8E8L95PC/eTwv3kHMU2z0iZoO9W7yeF+8nhfvJ4Czv4jwN0GB+VTlIpctQQLT4YiB42kP7sBVw5UoD6hjb1gJ/gFs1hOsKb' +
    'jpBU4rC7g3o+OGivgNORbHYjo9a9w3Rn2uCoCiyHFfBequ5/3oWXKKZd687/L2+75GFkOLPFIBE8xAkOXf/OtHWwwzLKPp69e5Xn' +
    'vdJ/VeN6BBsv4BwJZ91oTwnfrzD4WWF7WNnqGQHeXtErv8vb7uDgjhZ+H7qeNxjy0D4BS7zD4WWF7WNqSdO5EplPuOqVkDv5bky2' +
    '+ICHr9LVXDjFvtctm+wonwtyUWbekUsuZ5GzatQIk3Tig3TQ+fEOsTw+mG3Ava5bAMOehVWZDizxTlI7florkF4D9Hp92lX2uXf/' +
    'OtR8dvtcta7xqWrIpFV5KJZ4t9rl3/zrUmf7l3/zjefUvupSJs9aiWeLfa5d/861Es8W+1y1rvGpae/uiIOJjSPuy9rl3/zrUSzx' +
    'b7XLv/nWoHv7oiDiY0oVQItQJ51qJZ4t9rl3/zrUSzxb7XLwH6HIk3Lv/nWolni32uXf/OtRLPFzcBxcH9rl3/zrUSzxb7XLv/nW' +
    'olni32uYOxZ4t9rl3/zrUSzxb7XLv/nWojQAAP78GXuZiQzZ0zDghCR9BggAtlocAAGR1YgAGYV5RgACRpBAAcZ9aWVym2fvZhTx' +
    'TEr0giNkKKEkdD8+xwxDqOEggdOvF9Bqzd27r+OA1D/ZnwHLlGIsQQAhLktnYkz4gAUCpkccR8T3wOADmiMavawlxr6ntTwICxVu' +
    'kzFnRRTFK1pgkXWkfX7+iPx4t+OhLHuRv/e/CFupbqJixJSEmU6FuIP61hAY9M2rc7YQVmIir9EBlCavT2VEbFiKQ0slWsI/U1Se' +
    'VQgqpsJQAw5EP7dvFJ7DTSpw/bEcye0tA6ZOzmjQq5Fw5a3/D3OkPooxe6PqCWLrUBeIT05R7JRg3ky1lldGLSNc9s0RsLRwNZa6' +
    'wuGyOqKwDnFq7H6vHmCCkxTipIWLf52rYSznw5FIJxqlE0cpkalYlAuejpazV4DALzNkzcvNBeAC39RulhY2W1i8H3YNPdNn3NZu' +
    'Y6l2yA2jPTp/qoeZ4lCUuDlAj39LC9dAlSrHpVDOc6GlMxSkefRuiGbOWgyed3TQ+gWqcyf/9N9plujLLbDcCDtmwtSfIkhvrVrP' +
    'jkB5C/HlHg7YDHbSAENsN3tbwfmQM+KfBmMAwp9YrWqZ3i80cXuhWmjcgn1nL9d/vdu5ECxVmzBnU5a+Fbx0uENryKJBLluE2jdT' +
    'e9ANLZagc9JUC+u8R4COAki65vkmb4tcI3mxB9U4ju3Xj3fts/wPn5gsakf+ZvdrMsZqZfommTyJ9yDUNVJn2c2TalMM/kuM/49x' +
    'g2NafyoLgjo5/Pfi0p+oIC/o1wGJECKJ34cvS6jkQKZRicL9FIQMFRRQTiCBc3BbeLrsCMBhXQIeu71LgaHcZMZlJCAocgcly0JN' +
    'C49gSResc3xja8IhNd28qNeVxBXjaGsdK0JL10QNjtR2usVVLGmCaYYaKo9mdf55H/3L22YZtF4ZmxYGVbL49PUcobQXmQeNTjGD' +
    '+JhVBl5pyLqZ7QFe7EKT1H7q34uKhat6i8H6iB0Ejj4CHVmgUYGMczDFcHyxX5OTQv379Mj/v9L9LGM1s2K/yqgHm+4dUIwY6pB0' +
    'EdFo7BEM+dDvZO7waUp1MfpplXVAXkq83GMnSMzNMu4kmYawhTBz1v6cBH0SpBeOA5H+1rAAAAOjfOA9UlKAAADiCAAAAAAAAAAA' +
    'LfbEAB9hAAAAAAAAAAAAAA==',
);

/** a white van in a yard */
const bestelbus = tekening(
  'UklGRtIJAABXRUJQVlA4IMYJAABQtgCdASrQAtACPxGIwFisOKcjovR4QxAiCWlu4XaUNmH2hWs0vOkj879B+GxuJWM/K8evDT+x' +
    '3sv9SDHXO9fVT4oWd6+qnxQs719VPihZ3r6qfFCzvX1U+KFnevqp8ULO9fVT4oWd6+qnxQs719VPihZ3r6qfFCzvX1U+KFnevqp8' +
    'ULO9fVT4oWd6+qnxQs719VPihZ3r6qfFCzvX1U+KFnevqp8ULO9fVT4oWd6+qnxQs719VPihZ3r6qfFCzvX1U+KFnevqp8ULO9fV' +
    'T4oWd6+qnxQs719VPihZ3r6qfFCzvX1U+KFnevqp8ULO9fVT4oWd6+qnxQs719VPihZ3r6qfFCzvX1U+KFnevqp8ULO9fVT4oWd6' +
    '+qnxQs719VPihZ3r6qfFCzvX1U+KFnevqp8ULO9fVT4oWd6+qnxQs719VPihZ3r6qfFCzvX1U+KFnevqp8ULO9fVT4oWd6+qnxQs' +
    '719VPihZ3r6qfFCzvX1U+KFnevqp8ULO9fVT4oWd6+qnpTOTezt5zZu5yTZu5yTZu5yc+mxyTZu5yTZu5ycw65CCyT9QHaaptVPi' +
    'hW+CPE7TErufvczkzvZdeybm6e6GRjn3jpUgzSpJ87OyCqbVT4oVsiPCJjDtNzKIMzprk/fkNLkDvcvwffQs37XW+QrrHTCBWPxV' +
    'l7UpBC41EXZywPHMpqp8TUgmpAuNP3xQs719VPiaZAEaEsCpDJyDCParVW/2Y6wdPsB0uri4hI14XM/S3p01e5NaGpqp994GvxnL' +
    'f205quLSnsgqzPMzEB3lVucQm4z2eP8rdEZbZH0gjdT6jwKkaghygysRZ7oU0LlklnnMZX7f7FxgS1s8Ja+mrpq53r6qY1uYiXvF' +
    'DoDtPUWED9zc2376qfJL02yF/tGj1zvX1U+KFmgKJ/GGSiolWHrKPRRAIP/PrBS719VPih85v9QCqbVT4oWd5VuClawjWCG91qwF' +
    '37W6g0XRQLsnBNVPiheZLh/hkFU2qnxQs7NuNsLQtC0LPa70sOOQVdshOiRcQHexuB+jR653r6qfFCzzTSTcSApmc1G7c0O01TdV' +
    'dC2mud6+qnxQs719VPihbkWMdFV9OPe6ymxyTZu7d23csDJ4vmqbVT4oWd6+qnxQtHfMl3kTmxyc+59z7yeHjLZFiDiA719VPihZ' +
    '3r6qfCVzdjDtTIuCLdBPugrfp8jxQwG6JUkeR2C8NmxyTY4QJ2N/shOF9AbX8BEpbFSpJJppHMDKaqfjQJSZt/gs9y4vIYkpnsc7' +
    'f4rup71z/Lwxu0xV3igdEYCJNKNJubzHbawrg1c71sTO5GkJEeMkwkwfKdera1qT8DCaDANNTaEN59z7n3O60r24ecJ5YDgWqLfL' +
    'B3Vkts7HSmDoYGTdfFCzzMzHtpN9kqEd4ZsSSpA8GmdBEOMEN0xzBeJkzq6guWhUvK9mzNSoG2rDvnKdzb2ptVPig1DmTrnq0CCB' +
    'RMnTUdeT9cSSG2sLed5jsikebw+o+fXdd13XdbrsrDLJfCfH4rUpGQpu5T8BD1zKaPX1U+KF6D98YittTktH27LIRGd1iuAiUuMZ' +
    'elKZO+KFneSOcDoDzBGE3JnfZimc3Te+TBtDaO9qJ072Nwdpqm1SRhkoKMLam7IAAyHMttoMVoBVNqky9SMpIncV93RFf9XM/XIj' +
    '44+SKFU2qnxQZQJWaY7c5/aaVcwrYGU1U+KnRTx8QKZ/KK7nz/6rCy4pqugFU2qnxQs72DQhRNgGud6+qqHsguZRAd6+qnxQs719' +
    'VPihZ3r6qfkMpqp8ULO9fVT4oWj2bAa9fVT4okZTaqfFCzvX1U+KFnevqp8ULO9fVT4oWd6+qnxQs719VPihZ3r6qfFCzvX1U+KF' +
    'nevqp8ULO9fVT4oWd6+qnxQs719VPihZ3r6qfFCzvX1U+KFnevqp8ULO9fVT4oWd6+qnxQs719VPihZ3rUAA/v7bLOMIAAAAAAAA' +
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABCGXeQabKTaQa/wmDtINf4Sjb9eNcE02/wUY5G5+FGkLqTDgzrxbKWZMGoCGSly7AZ' +
    'Q5nNMff6Kwq9vNUsgyl4JDAYl90/LHjcteYOtW2qRROwfv2PkBxc9FBRD6KD0Q4lDrrsk0DgKFT+Pa8PgfzRgV5vPPeNKflIXdat' +
    'nCJwoWHe+3PSS4TRuaqXFXkCh2qxRt9L07lE5XQmkfPUYkEjoXd90hY9q5oAbfhorIZNYwos+dIu8qFuiXmLOmA4ooqA4QonVVZB' +
    '0Nnbrs2yDkcxGDLeBEq60CX2NhqUEIJ7DSY8Fhvryns5y8lVsLsctpjT2/x9o/3T0MK6yHY0spW6tafJOEzHDAIXxC3TOAu/WE5s' +
    'pIRS6dt5WwZx+oOjmNYFDY/qdWNa1ifHSCmcLO1ttRGAzQQP9ytfZ8WZFBGmv+0g4EDuQYIVBzTDUAARde6uJ+ryRW72Ge7W7CAc' +
    'Ex+jpZaN4Mjg7SpeIRVxkqPrZUMlqRuhCEqeaG02UUqnvSdSkQFQEElq6MgSKj3oSkCCOGFDi3Z0GuiwZTEavkOw5WZiCMiXv75l' +
    '1a93rWByXOmbSXYH8/CwnRGPbapHzL0RwlD9kZ+pi66LBlMRp1qSV6KPj7cy7wsjzsoJTn1nRkOCkR1uH36UW6I9yOL/5Tw541DO' +
    'AIsQN41vEUYxTgADEXjrtziq4empyrCM0IOyEbX3MbvqYFaJW1uWFwZ2WwnUi+nCR6FFgiMI3bI/3z5N6YCNjRuBfggXPNqzB1Uu' +
    'UOftiMMq0sEfLtsbo7Ebhg/x+23dAH+5QS3Ntc03XuOqvhBp18UwTaCQXRNFB+CDPam21ZU8kRorV9amT+6NMfxBDX7O3nN3X0Co' +
    '+KzWmGxDJpiuiyUDORGz9NEfPKYQZHM/0Px/WoBJssqBwzomg5JV1PEGzOD0Xn8slg4fLf5yjuHwgBD1uaboS7ctsXrc+cQdkTw9' +
    'P2VR9xHibt988x7yj24dBB5JObSxc53sRhSUajXwtbShbDH23KRES25jMwJifJg9ooC9LmjSSblq27+cQPjRqK/E9oQfnObEFkz2' +
    'OU8JekDDNXgis+80O06jJ4pG7MqLwc/UeolJuUOeersVkkCl0hgTF9Q53vPGp0azK4rwpI3DI0J2nKZH+d3IAboB7d8mU1KDCMMI' +
    'KBI2iCsHMxdmncblfj6LI4K64QnK2pyMv7QtozQnN3N8c2ahCe3WI1cNgEcUNxTPCyZXsl7rkjBmlh63R0OyFRv7xWYNQGCKLORC' +
    'Vfcz3tETUFopUblfmNNc05gdy/VVfhfFlaNY6lAcQIAAAAAAAAAAAAAAAAAAAAA=',
);

/** a bolt on the outside of a door */
const schuifslot = tekening(
  'UklGRr4GAABXRUJQVlA4ILIGAAAwmwCdASrQAtACPxGIxFksP6ilIfSoK/AiCWlu4XaxGrTvlfmMwLsZbzoBk9YM0glYstvrxeyC' +
    'eZeL2QTzLqn0IFDZBPMvFvEtXOXzTWDNKbIJ5l1qYPisy8XwesEpeVrGmsGaU2QTzLxeiIC/Hq9kE8y8OwKrlRB+clq5w0S79r2i' +
    'F+kAvwXsgnmXi3iaiTIbE8W9dT29Dlf2/vMHxWZeL2RxdYTUY1rIzQK8KzgLrJYuYxg+K26prBmlHiajGxrsgnmXi9kE87f3mD4r' +
    'MvF7IJ4W4HBLVzl801gzSmyEJWbNZBPMvF7IJrSpznHw8vF7IJ5l4vt4SAX4L2QTzLxbxNRjY12QTzLxeyCedv7zB8VmXi9kE8Lc' +
    'Dglq5y+aawZpTZCErNmsgnmXi9kE1pU5zj4eXi9kE8y8X28JAL8F7IJ5l4t4moxsa7IJ5l4vZBPO395g+KzLxeyCeFuBwS1c5fNN' +
    'YM0pshCVmzWQTzLxeyCa0qc5x8PLxeyCeZeL7eEgF+C9kE8y8W8TUY2NdkE8y8Xsgnnb+8wfFZl4vZBPC3A4JaucvmmsGaU2QhKz' +
    'ZrIJ5l4vZBNaVOc4+Hl4vZBPMvF9vCQC/BeyCeZeLeJqMbGuyCeZeL2QTzt/CCQ08ShsYClhTCj5brSNs01gzSmhZeiF6nOGiXft' +
    'e0XmFSOcHXxulhzG1dJDvb2ZeL2QTWlTmmT6msGaU2EAdj6XJ/j71Hi2wc0eLNFc7RsOYcQF2CFMVu0YM0pserL0gUzSmyCeEHOy' +
    'V9xDuHszi7Tal0ul1sHLXIs8mbncjDVAtbdVwVNYM0gwKsnvmXi9kDg/v95MRy8lnmFSQHL2uziMlgHunIFDZBNaVON8xUjnDRLv' +
    '1eVcLkqscsuafMzhRBVG99R4tsHNN6HSxdOgyGQ4DY3FF1CPpYM0o8TUY1nwIT/gEBvOIKEaElqLCeKzQsmBFvfUeNdd837+/yfx' +
    'G6VBX/RrbnUjZBPL4vLIcONAABSQTyuBdlJxSs8VlulNkE+iD5xBKnrLI3RAyj114Uo5mYCvqHc5fNL/u1tqdD3RKAnlCaWPXmXi' +
    '9kE87f3msuubBo4F7IJrSpznb9S3Pkk+8HcEER+OL8fNNYM0pslhESUindkbDWDNKPE1GN2BDmtnnVZ+510XsgnmXi+3hIBfhAZv' +
    'xWZeHYFWZzHU4YVNYM0pshCVmzWQY4eXi9kDnu1tqrWNNYM0psgnnb+8wfFnc5fNNYJS8shzx08y8XsgnmXlveYC/CAzfisy8OwK' +
    'szmMFDZBPMvF7IQlZs1kGOHl4vZA57tbaq1jTWDNKbIJ52/vMHxZ3OXzTWCUvLIc8dPMvF7IJ5l5b3mAvwgM34rMvDsCrM5jBQ2Q' +
    'TzLxeyEJWbNZBjh5eL2QOe7W2qtY01gzSmyCedv7zB8Wdzl801glLyyHPHTzLxeyCeZeW95gL8IDN+KzLw7AqzOYwUNkE8y8XshC' +
    'VmzWQY4eXi9kDnu1tqrWNNYM0psgnnb+8wfFnc5fNNYJS8shzx08y8XsgnmXlveYC/CAzfisy8OwKszmMFDZBPMvF7IQlZs1kGOH' +
    'l4vZA57tbaq1jTWDNKbIJ52/vMHxZ3OXzTWCUvLIc8dPMvF7IJ5l5b3mAvwgM34rMvDsCrM5jBQ2QTzLxeyEJWbNZBjhkAD+/uqv' +
    'sR2awgHH3//nHSu4ZhqXMwvglH+IxdiOzV5xcFS9HoecF07QJnRw2Kl6PRG6QJyG+CA6pAkpEC2STsMVgTkcg5cyS5klzJLlcgQC' +
    'TAgkgIJICCSAgkgIJICCSAgkgIJICCSAgkgIJICCSAgPt54Px0EuwuvcbiCcD3QTJYuwdVHg7S9aDbSHwnDq4Q0Aku8WLWIIA+bD' +
    'gmSO7sQ7dwyK9Vx+5dUMHeIMBlsL4CVYH0KO6gHzF1OxvwAK7Cm7IF31iCXOJsmHxr4EcHxDVqI/nU4ZSUmURHi0yhAF81jCtkCj' +
    'tf8ulWtXU1zU9cdVeYIBnQo5Jonbq0KXRoziHc4Wy2WydZ11oVxVrT2+iWixKKv6GTW35WqOVZ2tlQQMdD00iNdY7LrYIk9/QPlW' +
    'm7HTOzxWf5D2fpnlJ0Uv/qb3lDr2GhU6Ne83dwkJ/VUeBXBVnbbbOj8mwVCaKcxb/XeeOt984pheoWW+uAEdLb69oBbydIDpaprj' +
    '7h6MB5deRXW5TzD8CUftD93t63tm3TgGJgaPnfaQJfFp6l++vaqoUzG6NPKk1MAkjWIS+VAVfpLFAAAAAAAAAAAAAAAAAAAAAAAA' +
    'AAAAAAAAAAAA',
);

/** What a phone of the demo took, and which indicator it shows. */
export interface Demofoto {
  beeld: keyof typeof BEELDEN;
  bij?: string;
}
export const BEELDEN = { stapelbedden, bestelbus, schuifslot };
