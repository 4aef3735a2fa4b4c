import Glibc

/// A colour as a screen shows it, and how people see it.
struct Colour {
  /// 0 to 1, linear light.
  let red: Double
  let green: Double
  let blue: Double

  /// A colour of xterm's palette; the first sixteen as xterm ships them.
  init(palette index: Int) {
    let first = [
      0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F,
      0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]
    let levels = [0, 95, 135, 175, 215, 255]
    let hex: Int
    switch index {
    case 0..<16: hex = first[index]
    case 16..<232:
      let place = index - 16
      hex = levels[place / 36] << 16 | levels[place / 6 % 6] << 8 | levels[place % 6]
    default:
      let level = 8 + (index - 232) * 10
      hex = level << 16 | level << 8 | level
    }
    self.init(hex: hex)
  }

  init(hex: Int) {
    func linear(_ byte: Int) -> Double {
      let part = Double(byte & 0xFF) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    self.init(red: linear(hex >> 16), green: linear(hex >> 8), blue: linear(hex))
  }

  private init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Relative luminance (WCAG 2.2).
  var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

  /// Contrast of two colours (WCAG 2.2), 1 to 21.
  func contrast(to other: Colour) -> Double {
    let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }

  /// How somebody sees colours; the matrices are those of Machado, Oliveira and Fernandes (2009) for a
  /// full deficiency.
  enum Vision: String, CaseIterable {
    case usual, protan, deutan, tritan

    var matrix: [Double] {
      switch self {
      case .usual: [1, 0, 0, 0, 1, 0, 0, 0, 1]
      case .protan:
        [
          0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
          1.051998,
        ]
      case .deutan:
        [
          0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
          0.968881,
        ]
      case .tritan:
        [
          1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
          0.303900,
        ]
      }
    }
  }

  func seen(by vision: Vision) -> Colour {
    let m = vision.matrix
    func clamped(_ value: Double) -> Double { min(1, max(0, value)) }
    return Colour(
      red: clamped(m[0] * red + m[1] * green + m[2] * blue),
      green: clamped(m[3] * red + m[4] * green + m[5] * blue),
      blue: clamped(m[6] * red + m[7] * green + m[8] * blue))
  }

  /// CIE L*a*b* with the white of D65.
  private var lab: (Double, Double, Double) {
    func curve(_ t: Double) -> Double {
      t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116
    }
    let x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
    let y = curve(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue)
    let z = curve((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883)
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))
  }

  /// The distance of two colours (Delta-E, CIE 1976); about 2 can just be seen.
  func distance(to other: Colour) -> Double {
    let (a, b) = (lab, other.lab)
    return sqrt(pow(a.0 - b.0, 2) + pow(a.1 - b.1, 2) + pow(a.2 - b.2, 2))
  }
}
