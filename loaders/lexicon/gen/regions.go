package main

// regionNames are the names that newspapers use for regions that GeoNames calls otherwise.
var regionNames = map[string]string{
	"SY.08": "Rif Dimashq", "SY.05": "Sweida", "SY.13": "Damascus", "SY.01": "Hasakah",
	"IQ.08": "Dohuk", "IQ.18": "Salahuddin", "IQ.03": "Muthanna", "IQ.04": "Qadisiyah", "IQ.05": "Sulaymaniyah",
	"YE.25": "Taiz", "YE.05": "Shabwa", "YE.15": "Saada", "YE.14": "Marib", "YE.10": "Mahwit", "YE.21": "al-Jawf", "YE.04": "Hadramawt", "YE.11": "Dhamar",
	"YE.03": "al-Mahra", "YE.08": "Hodeidah", "YE.20": "Bayda", "YE.18": "Dhale", "YE.19": "Amran", "YE.22": "Hajjah", "YE.24": "Lahij", "YE.28": "Socotra", "YE.27": "Raymah",
	"LY.70": "Derna", "LY.69": "Benghazi", "LY.65": "Kufra", "LY.76": "Sirte", "LY.72": "Misrata", "LY.68": "Zawiya", "LY.64": "Jufra",
	"AF.39": "Uruzgan", "AF.09": "Ghor", "AF.19": "Nimruz", "AF.37": "Khost", "AF.27": "Wardak", "AF.33": "Sar-e Pol",
	"SD.38": "Gezira", "SD.39": "Gedaref", "SD.47": "West Darfur", "SD.49": "South Darfur", "SD.50": "South Kordofan", "SD.55": "North Darfur", "SD.60": "East Darfur", "SD.61": "Central Darfur",
	"SO.14": "Lower Shabelle", "SO.13": "Middle Shabelle", "SO.02": "Banadir", "SO.07": "Hiran", "SO.05": "Galgadud",
	"ML.08": "Timbuktu", "ET.45": "Afar", "ET.47": "Benishangul-Gumuz", "ET.51": "Oromia", "LB.06": "South Lebanon", "LB.11": "Baalbek-Hermel",
	"PS.GZ": "Gaza Strip", "PS.WE": "West Bank", "RU.19": "Ingushetia", "RU.22": "Kabardino-Balkaria", "RU.27": "Karachay-Cherkessia", "RU.68": "North Ossetia", "RU.01": "Adygea",
	"RU.42": "Leningrad", "RU.24": "Kalmykia", "RU.06": "Arkhangelsk", "RU.11": "Buryatia", "RU.79": "Tuva", "RU.93": "Zabaykalsky", "CO.34": "Bogota", "BA.02": "Republika Srpska",
	"BA.01": "Federation of Bosnia and Herzegovina", "MM.05": "Kayin", "MM.06": "Kayah", "GB.NIR": "Northern Ireland",
}

// regionSpellings are further names of regions.
var regionSpellings = map[string][]string{
	"SY.08": {"Damascus countryside", "Rural Damascus", "Reef Dimashq"}, "SY.05": {"Suweida", "As-Suwayda", "al-Sweida", "Sweida Governorate"},
	"SY.01": {"Hasaka", "al-Hasakah", "Hassakeh", "Hasakeh", "Hassakah", "al-Hassakeh"}, "SY.07": {"Deir Ezzor", "Deir al-Zor", "Deir al-Zour", "Deir el-Zour", "Dayr az-Zawr", "Deir Ez-Zour"},
	"SY.04": {"Raqa", "Raqqah", "Ar-Raqqah", "al-Raqqa", "Rakka"}, "SY.06": {"Deraa", "Dara'a", "Dar'a"}, "SY.12": {"Idleb"}, "SY.09": {"Halab", "Aleppo countryside"}, "SY.02": {"Lattakia"},
	"IQ.01": {"al-Anbar"}, "IQ.15": {"Ninewa", "Nineveh Plains"}, "IQ.18": {"Saladin", "Salah al-Din", "Salaheddin", "Salah ad-Din"}, "IQ.08": {"Duhok"}, "IQ.11": {"Irbil", "Arbil"}, "IQ.02": {"Basrah"}, "IQ.05": {"Sulaimaniyah", "Sulaimaniya", "Sulaymaniya"},
	"IQ.06": {"Babylon", "Babel"}, "IQ.09": {"Dhi Qar", "Thi Qar"}, "IQ.04": {"Diwaniyah"}, "IQ.14": {"Maysan", "Missan"},
	"YE.04": {"Hadhramaut", "Hadramaut", "Hadramout", "Hadhramout"}, "YE.08": {"Hudaydah", "Hodeida", "al-Hudaydah"}, "YE.15": {"Sa'dah", "Sadah"}, "YE.25": {"Ta'izz", "Taizz"}, "YE.24": {"Lahj"}, "YE.03": {"Mahra"}, "YE.21": {"Jawf"}, "YE.18": {"al-Dhalea", "Dhalea", "Dali"},
	"AF.39": {"Urozgan", "Oruzgan"}, "AF.36": {"Paktya"}, "AF.18": {"Ningarhar"}, "AF.27": {"Maidan Wardak"}, "AF.41": {"Daikundi"}, "AF.31": {"Jawzjan"},
	"UA.14": {"Lugansk", "Luhansk region"}, "UA.07": {"Kharkov"}, "UA.17": {"Odessa"}, "UA.26": {"Zaporizhia", "Zaporizhzhya", "Zaporozhye"}, "UA.16": {"Nikolaev", "Mykolayiv"}, "UA.04": {"Dnipro region", "Dnepropetrovsk"}, "UA.11": {"Crimean peninsula", "Autonomous Republic of Crimea"}, "UA.02": {"Chernigov"},
	"RU.12": {"Chechen Republic", "Chechnia"}, "SD.38": {"al-Jazirah", "Al Jazira", "Gezira"}, "SD.39": {"al-Qadarif", "Gadarif"}, "SD.56": {"Northern Kordofan"},
	"ML.08": {"Tombouctou"}, "ET.53": {"Tigrai"}, "ET.51": {"Oromiya"}, "PS.GZ": {"Gaza"}, "PS.WE": {"occupied West Bank", "Judea and Samaria"}, "IL.WE": {"Judea and Samaria"},
	"PK.02": {"Baluchistan"}, "PK.08": {"Islamabad Capital Territory"}, "PK.04": {"Punjab"}, "PK.03": {"North-West Frontier Province", "NWFP", "KP province"}, "PK.06": {"Azad Jammu and Kashmir", "Pakistan-administered Kashmir"},
	"IN.12": {"Indian-administered Kashmir", "Jammu & Kashmir", "Indian Kashmir"}, "MM.01": {"Arakan", "Rakhine State"}, "MM.05": {"Karen State", "Kayin State"}, "MM.06": {"Karenni State", "Kayah State"},
	"CD.11": {"Nord-Kivu"}, "CD.12": {"Sud-Kivu"}, "LB.08": {"Beqaa", "Bekaa Valley", "Beqaa Valley", "Bekaa valley"}, "LB.07": {"Nabatiyeh"}, "LY.69": {"Banghazi"}, "LY.76": {"Sirt"},
	"IR.04": {"Sistan-Baluchestan", "Sistan-Baluchistan", "Sistan and Baluchistan"}, "TR.80": {"Sirnak"}, "TR.70": {"Hakkari"},
}
