import RoundProgram

HomeroundCommand.start()
