/// A command that reads or writes what a locked folder seals: its passphrase is asked for first.
///
/// `verify` and `repair` are none: they check and rebuild what stands on the disk.
protocol OpensFolder {
  var place: PlaceOptions { get }
}

extension ListCommand: OpensFolder {}
extension ShowCommand: OpensFolder {}
extension SheetCommand: OpensFolder {}
extension PasteCommand: OpensFolder {}
extension PackCommand: OpensFolder {}
extension UnpackCommand: OpensFolder {}
extension AuditCommand: OpensFolder {}
extension PurgeCommand: OpensFolder {}
extension PairCommand: OpensFolder {}
extension ResidentsCommand.Import: OpensFolder {}
extension FlagsCommand.Import: OpensFolder {}
