/*
 * What strangers type into a name: markup, template code, headers, links and control signs; each seed in several
 * disguises.
 */

const SEEDS = [
  ...['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg onload=alert(1)>', "'><b>bold</b>"],
  ...[
    '<a href="https://evil.example">x</a>',
    '<iframe src=//evil.example>',
    '</p></div><h1>Hi',
    '<!--',
    '<![CDATA[x]]>',
  ],
  ...['<style>*{display:none}</style>', '<meta http-equiv=refresh content=0>', '<base href=//evil.example>'],
  ...['{{ 7 | times: 7 }}', '{{ account }}', '{% include "/etc/passwd" %}', '{{ constructor }}', '{% raw %}', '{{'],
  ...['{% assign customer_name = 7 | times: 7 %}', '$'.concat('{7*7}'), '#{7*7}', '<%= 7*7 %>', '{{=7*7}}', '[[7*7]]'],
  ...['x\r\nBcc: all@evil.example', 'x\nSubject: free', 'x\r\n\r\nbody', 'x%0d%0aBcc: y', 'x\u2028y', 'x\u0000y'],
  ...[
    'Win at evil.com',
    'https://evil.example/x',
    'http://evil.org',
    'bit.ly/abc',
    'www.evil.example',
    'HTTPS://EVIL.COM',
  ],
  ...['javascript://evil.com/%0aalert(1)', 'data:text/html,<b>x', 'evil.example?a=b#c', 'a.b.c.evil.org/path'],
  ...[
    '\u202eevil',
    '\u200bx\u200b',
    '\ufeffx',
    '\u0007bell',
    'e\u0301vil.com',
    '&lt;script&gt;',
    '&#60;b&#62;',
    '&amp;',
  ],
  ...['onmouseover="x"', "' onclick='x'", '` onfocus=`x`', '"style="color:red', '\\"; alert(1); //', "'; DROP TABLE--"],
] as const;

const DISGUISES: readonly ((seed: string) => string)[] = [
  (seed) => seed,
  (seed) => `Maria ${seed}`,
  (seed) => `${seed} Lopez`,
  (seed) => seed.toUpperCase(),
  (seed) => `${seed}${seed}`,
  (seed) => `  ${seed}\t`,
];

export const PAYLOADS: readonly string[] = SEEDS.flatMap((seed) => DISGUISES.map((disguise) => disguise(seed)));
