import RoundCore
