#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

exit(ExchangeLab.run(Array(CommandLine.arguments.dropFirst())))
