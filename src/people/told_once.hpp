#pragma once
#include <string>
#include <vector>

namespace plenty::api {
template <class T>
class Shape;
}

/// What programs are told once, in the shapes that every feature has for it. Whoever writes by them includes
/// platform/api.
namespace plenty::people::programs {

/// To a newcomer.
struct Welcome {
    std::string token;
    std::vector<std::string> recovery_codes;
};
const api::Shape<Welcome>& welcome_shape();

struct DeviceToken {
    std::string token;
};
const api::Shape<DeviceToken>& token_shape();

}
