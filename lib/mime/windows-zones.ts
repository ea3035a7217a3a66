/** What Windows calls its zones, to the IANA zone of their main territory (CLDR windowsZones, "001"); the ones that mail carries. */
const NAMES = `
Dateline Standard Time=Etc/GMT+12|UTC-11=Etc/GMT+11|Hawaiian Standard Time=Pacific/Honolulu|Aleutian Standard Time=America/Adak
Alaskan Standard Time=America/Anchorage|Pacific Standard Time=America/Los_Angeles|Pacific Standard Time (Mexico)=America/Tijuana
US Mountain Standard Time=America/Phoenix|Mountain Standard Time=America/Denver|Mountain Standard Time (Mexico)=America/Mazatlan
Central Standard Time=America/Chicago|Central Standard Time (Mexico)=America/Mexico_City|Canada Central Standard Time=America/Regina
Central America Standard Time=America/Guatemala|SA Pacific Standard Time=America/Bogota|Eastern Standard Time=America/New_York
Eastern Standard Time (Mexico)=America/Cancun|US Eastern Standard Time=America/Indianapolis|Cuba Standard Time=America/Havana
Haiti Standard Time=America/Port-au-Prince|Venezuela Standard Time=America/Caracas|Atlantic Standard Time=America/Halifax
Paraguay Standard Time=America/Asuncion|Central Brazilian Standard Time=America/Cuiaba|SA Western Standard Time=America/La_Paz
Pacific SA Standard Time=America/Santiago|Newfoundland Standard Time=America/St_Johns|E. South America Standard Time=America/Sao_Paulo
Argentina Standard Time=America/Buenos_Aires|SA Eastern Standard Time=America/Cayenne|Greenland Standard Time=America/Godthab
Montevideo Standard Time=America/Montevideo|Bahia Standard Time=America/Bahia|UTC-02=Etc/GMT+2|Azores Standard Time=Atlantic/Azores
Cape Verde Standard Time=Atlantic/Cape_Verde|UTC=Etc/UTC|GMT Standard Time=Europe/London|Greenwich Standard Time=Atlantic/Reykjavik
Morocco Standard Time=Africa/Casablanca|W. Europe Standard Time=Europe/Berlin|Central Europe Standard Time=Europe/Budapest
Romance Standard Time=Europe/Paris|Central European Standard Time=Europe/Warsaw|W. Central Africa Standard Time=Africa/Lagos
Namibia Standard Time=Africa/Windhoek|Jordan Standard Time=Asia/Amman|GTB Standard Time=Europe/Bucharest
Middle East Standard Time=Asia/Beirut|Egypt Standard Time=Africa/Cairo|E. Europe Standard Time=Europe/Chisinau
Syria Standard Time=Asia/Damascus|South Africa Standard Time=Africa/Johannesburg|FLE Standard Time=Europe/Kiev
Israel Standard Time=Asia/Jerusalem|Kaliningrad Standard Time=Europe/Kaliningrad|Libya Standard Time=Africa/Tripoli
Arabic Standard Time=Asia/Baghdad|Turkey Standard Time=Europe/Istanbul|Arab Standard Time=Asia/Riyadh|Belarus Standard Time=Europe/Minsk
Russian Standard Time=Europe/Moscow|E. Africa Standard Time=Africa/Nairobi|Iran Standard Time=Asia/Tehran
Arabian Standard Time=Asia/Dubai|Azerbaijan Standard Time=Asia/Baku|Russia Time Zone 3=Europe/Samara|Mauritius Standard Time=Indian/Mauritius
Georgian Standard Time=Asia/Tbilisi|Caucasus Standard Time=Asia/Yerevan|Afghanistan Standard Time=Asia/Kabul
West Asia Standard Time=Asia/Tashkent|Ekaterinburg Standard Time=Asia/Yekaterinburg|Pakistan Standard Time=Asia/Karachi
India Standard Time=Asia/Calcutta|Sri Lanka Standard Time=Asia/Colombo|Nepal Standard Time=Asia/Katmandu
Central Asia Standard Time=Asia/Almaty|Bangladesh Standard Time=Asia/Dhaka|Myanmar Standard Time=Asia/Rangoon
SE Asia Standard Time=Asia/Bangkok|N. Central Asia Standard Time=Asia/Novosibirsk|North Asia Standard Time=Asia/Krasnoyarsk
China Standard Time=Asia/Shanghai|North Asia East Standard Time=Asia/Irkutsk|Singapore Standard Time=Asia/Singapore
W. Australia Standard Time=Australia/Perth|Taipei Standard Time=Asia/Taipei|Ulaanbaatar Standard Time=Asia/Ulaanbaatar
Tokyo Standard Time=Asia/Tokyo|Korea Standard Time=Asia/Seoul|Yakutsk Standard Time=Asia/Yakutsk|Cen. Australia Standard Time=Australia/Adelaide
AUS Central Standard Time=Australia/Darwin|E. Australia Standard Time=Australia/Brisbane|AUS Eastern Standard Time=Australia/Sydney
West Pacific Standard Time=Pacific/Port_Moresby|Tasmania Standard Time=Australia/Hobart|Vladivostok Standard Time=Asia/Vladivostok
Central Pacific Standard Time=Pacific/Guadalcanal|Russia Time Zone 10=Asia/Srednekolymsk|Magadan Standard Time=Asia/Magadan
New Zealand Standard Time=Pacific/Auckland|UTC+12=Etc/GMT-12|Fiji Standard Time=Pacific/Fiji|Tonga Standard Time=Pacific/Tongatapu
Samoa Standard Time=Pacific/Apia|Line Islands Standard Time=Pacific/Kiritimati`;

const ZONES: ReadonlyMap<string, string> = new Map(
  NAMES.trim()
    .split(/[|\n]/)
    .map((line): [string, string] => {
      const [windows = '', iana = ''] = line.split('=');
      return [windows.toLowerCase(), iana];
    }),
);

/** The IANA zone behind a name of Windows, in any case of letters; `undefined` for every other name. */
export const windowsZone = (name: string): string | undefined => ZONES.get(name.trim().toLowerCase());
