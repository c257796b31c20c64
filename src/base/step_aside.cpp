#include "base/step_aside.hpp"

namespace plenty {
namespace {

thread_local TurnTaking* others_of_this_thread = nullptr;

}

void take_turns_with(TurnTaking* others) {
    others_of_this_thread = others;
}

StepAside::StepAside() {
    if (others_of_this_thread)
        others_of_this_thread->give_way();
}

StepAside::~StepAside() {
    if (others_of_this_thread)
        others_of_this_thread->come_back();
}

}
