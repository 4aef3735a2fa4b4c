import RoundScreens

@testable import RoundCore
@testable import RoundScreens

extension Robot {
  /// Given names in the list as the home sees it.
  var shownNames: [String] {
    RoundListUpdate.shown(state).compactMap { state.record.residents[$0]?.current?.given }
  }

  var namesOnList: [String] {
    state.prepared.filter(\.isOnList).compactMap {
      state.record.residents[$0.resident]?.current?.given
    }
  }
}
