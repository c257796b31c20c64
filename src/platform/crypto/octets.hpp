#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

/// libsodium speaks unsigned char; the house speaks std::byte and std::string. Used inside this folder.
namespace plenty::crypto {

inline const unsigned char* octets(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
inline unsigned char* octets(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}
inline const unsigned char* octets(std::span<const std::byte> bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
inline unsigned char* octets(std::span<std::byte> bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

}
