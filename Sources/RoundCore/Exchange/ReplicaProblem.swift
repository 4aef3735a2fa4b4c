/// Why parts of chains can't be put with those that a folder holds.
public enum ReplicaProblem: Error, Equatable, Sendable {
  case file(FileError)
  /// What comes before the parts is not here: entries of a device, from one number to another; the
  /// first is nil where they are of an epoch before.
  case gap(device: DeviceID, from: Int?, to: Int)
  /// The folder holds other bytes in the same place.
  case differing(device: DeviceID, file: String, byte: Int)
  /// The parts make no chain.
  case broken(Damage)
  /// The folder's own copy of the chain is damaged.
  case damagedHere(Damage)
  /// The chain is sealed with another key than the one that is known of its device.
  case otherKey(DeviceID)
}
