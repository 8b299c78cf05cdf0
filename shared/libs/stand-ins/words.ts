const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Names that are ordinary words as well, so that they count only where they begin with a capital letter. */
export const ordinaryWords = words(`
  a about above after again all also amber an and any api app april art as at august autumn back baker bank banks be best
  big bill black blue bob brown bush but by cash chance chase chip client cloud cook core crystal customer data dawn day
  dean dev do down drew edge eve event every faith fall field fields for frank front gate gene gold good grace grant gray
  green grey guy hall hand hill hope hunter in infra iris it ivy jack january job joy june just key king lane law light
  long love mail main major mark marketing marsh mason max may mercy min miles mobile monitoring moon more network new no
  north not now of off on one online only operations ops or out page park pat patience payments peace penny platform
  power press price product queue ray read red reed release rich river rivers rob rose ruby rusty sales sandy search
  security server service sharp short site sky sky so sole south spring star stone storage store storm sue summer sunny
  support system team the they tools true tuesday up user very violet wade ward water way we web west white will winter
  wise wolf wood woods young`)

/** User names and first parts of email addresses that belong to nobody in particular. */
export const genericUsers = words(`
  admin administrator alerts all app apps backup build centos channel ci contact daemon debian default deploy dev docker
  everyone git guest hello help here home info jenkins mail media nobody noreply no-reply office ops oncall on-call
  operator override param postgres postmaster public return root runner sales security service shared support sysadmin
  system team test throws type ubuntu user users vagrant webmaster www`)

/** Roles, which several people have in every company. */
export const roles = words(`
  ceo cio ciso coo cto cfo dba dbas devops engineer engineers facilitator ic incident-commander manager on-call oncall
  operator operators sre sres user users customer customers everyone nobody somebody unknown system bot`)

/** Words that begin a sentence before the name of a company or a team. */
export const leadingWords = words(`
  a after also an and are as at because before but by customer customers client clients during each every first for from
  had has have his her if in is it its last most my new no not of on one only or other our she he so some than that the
  their then there these they this those to two was we were what when where which while who why with you your`)

/** First words of what looks like the name of a host or the id of a ticket, and is neither. */
export const technicalWords = words(`
  aes amd arm base bit build base64 chapter class covid cve cwe day dec ecdsa ed http https ipv ipv4 ipv6 is iso jdk
  latin level log4j md md5 mp3 mp4 mpeg note option p99 page part pgp phase pg9 pkcs point q1 q2 q3 q4 rc rfc round rsa
  rs section sev sha sha1 sha256 shift slo ssl stage step tcp tls top type ucs udp usb utc utf utf8 v version week wpa
  x64 x86 year gmt t0 g8 s3 ec2 k8s i18n l10n a11y oauth2 http1 http2 http3 h2 web2 b2b b2c`)

/** Endings of files; what ends in one of them is a file, not a host. */
export const fileEndings = words(`
  bak bash bat bin bz2 c cc cfg cjs class conf config cpp crt cs css csv d db deb diff dll doc docx env erb ex exe exs gem
  go gradle gz h hpp html idea ini ipynb jar java jpeg jpg js json jsx key kt lock log lua md mdx mjs mount old out patch
  pdf pem php pid pl plist png proto ps1 py rb rpm rs rst scala service sh so socket sql sqlite svg swift tar target tf
  tfvars tgz timer tmp toml ts tsx txt vue war wasm xls xlsx xml xz yaml yml zip zsh zst`)

/** Last labels with which even two labels are a host. With others there have to be three. */
export const topLevelDomains = words(`
  academy ai app arpa biz blog capital cloud co com community company consul corp dev digital edu email energy engineering
  example finance gov group health home host info int intra intranet invalid io internal lan local localdomain
  localhost ltd me media mil net network online org page private pro prod shop site software solutions staging store
  systems team tech technology test tools tv video web wiki work works world xyz ac at au be bg br ca ch cl cn cz de dk ee
  es eu fi fr gr hk hr hu id ie il in ir is it jp kr lt lu lv mx my nl no nz pe ph pt ro ru se sg si sk th tr tw ua uk us
  vn za`)
