// One function for each alternative of a variant: std::visit(Cases{[](A) {…}, [](B) {…}}, value).
#pragma once

namespace voucher::app {

template <class... Functions>
struct Cases : Functions... {
    using Functions::operator()...;
};

}  // namespace voucher::app
