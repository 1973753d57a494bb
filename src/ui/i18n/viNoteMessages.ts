// What a file leaves open and how it can be answered, in Vietnamese.

import type { NoteMessageCode } from "../../core/data/noteMessages.ts";

export const viNoteMessages: Record<NoteMessageCode, string> = {
  "note.noDate": "Không có cột nào giống ngày bán hàng: hãy chọn.",
  "note.noCustomer": "Không có cột nào giống khách hàng: hãy chọn.",
  "note.noProduct": "Không có cột nào giống sản phẩm: hãy chọn.",
  "note.noHeader":
    "Tệp không có dòng tiêu đề: dòng đầu tiên đã là số hoặc ngày như các dòng bên dưới. Các cột được đánh số; hãy chọn ý nghĩa của từng cột.",
  "note.files": "{{count:count}} tệp được đọc như một, theo thứ tự thời gian: {{names}}.",
  "note.filesDiffer":
    "Bỏ qua {{count:count}} tệp vì các cột không giống {{first}}: {{names}} ({{difference:message}}). Hãy đọc {{count:count}} tệp này riêng.",
  "note.fileLeftOut": "Bỏ qua {{name}}: {{why:message}}",
  "note.noTables": "Bỏ qua {{count:count}} tệp không phải là bảng: {{names}}.",
  "note.joinedByKey":
    "{{lines}} và {{others}} được đọc thành một bảng: {{how:message}}. Nếu chúng không thuộc về nhau, hãy đọc riêng {{lines}}.",
  "note.joinOffered":
    "{{lines}} được đọc riêng, nhưng {{others}} có thể có thêm thông tin cho các dòng của tệp này: {{how:message}}. Ghép lại thì chúng được đọc thành một bảng.",
  "join.part":
    "trong {{of:count}} dòng đầu của tệp này, {{found:count}} dòng tìm thấy “{{key}}” trong {{other}} và {{lost:count}} dòng không (thêm {{columns:count}} cột)",
  "join.parts": "{{all:message}}; {{part:message}}",
  "answer.joinTables": "Ghép lại",
  "answer.readAlone": "Đọc riêng {{lines}}",
  "note.partnerTwice":
    "{{count:count}} giá trị “{{key}}” có nhiều lần trong {{other}} với các ô khác nhau: lần đầu tiên được đọc.",
  "note.noPartner":
    "{{count:count}} dòng của {{lines}} không tìm thấy “{{key}}” trong {{other}}: những gì chỉ có trong {{other}} để trống ở đó, và các dòng ({{count:count}}) bị bỏ ra khi cần đến.",
  "note.fileDates":
    "{{name}} viết ngày theo dạng {{format}}, các tệp khác theo dạng {{other}}: mỗi tệp được đọc theo cách riêng.",
  "note.fileDecimal":
    "{{name}} viết “{{column}}” với dấu thập phân “{{mark}}”, các tệp khác với “{{other}}”: mỗi tệp được đọc theo cách riêng.",
  "note.inTwoFiles":
    "{{count:count}} dòng có trong hai tệp, giống nhau từng ô, và chỉ được tính một lần ({{count:count}} dòng bỏ bớt): {{files}}. Nếu đó là những lần bán khác nhau, hãy thêm một cột để phân biệt, chẳng hạn số đơn hàng.",
  "note.repeatsKept":
    "{{count:count}} dòng có trong hai tệp, giống nhau từng ô, và được giữ ở cả hai như đã chọn: {{files}}. Nếu một tệp lặp lại những gì tệp khác đã có, tổng và lịch sử tính các dòng này hai lần.",
  "note.appended": "Đã thêm {{name}}: {{count:count}} dòng mới; {{repeated:count}} dòng đã có sẵn nên bỏ qua.",
  "note.fileGap":
    "Không có doanh số trong {{days:count}} ngày giữa {{before}} (đến {{last}}) và {{after}} (từ {{first}}): có thiếu tệp nào không?",
  "note.wide":
    "Bảng có một cột cho mỗi tháng hoặc ngày ({{count:count}} cột, như “{{first}}” và “{{second}}”) và không có ngày trên từng dòng. Cần một dòng cho mỗi lần bán: hãy xuất từng giao dịch, hoặc chuyển các cột thành dòng (trong Excel: Dữ liệu, Từ bảng, Bỏ xoay cột) để kỳ thành một cột ngày.",
  "note.repeatedName":
    "{{count:count}} cột cùng tên “{{column}}” ({{all}}): đang đọc {{read}}. Hãy chọn cột khác nếu cột đó mới đúng.",
  "note.title": "Bỏ qua {{count:count}} dòng phía trên dòng tiêu đề cột: trông giống tựa đề của báo cáo.",
  "note.orderNumbers":
    "{{again:count}} trong {{numbers:count}} số đơn hàng xuất hiện lại: {{others:count}} với khách hàng khác, {{later:count}} vào ngày khác (ví dụ {{number}} vào {{days}}). Các dòng cùng số, cùng khách hàng và cùng ngày được đọc là một đơn: tất cả {{orders:count}} đơn hàng.",
  "note.orderNumbersByStore":
    "{{again:count}} trong {{numbers:count}} số đơn hàng xuất hiện lại: {{others:count}} với khách hàng khác, {{later:count}} vào ngày khác, và ở nhiều “{{column}}” trong cùng ngày, vì mỗi nơi đánh số riêng (ví dụ {{number}} ở {{stores}}). Các dòng cùng số, cùng “{{column}}”, cùng khách hàng và cùng ngày được đọc là một đơn: tất cả {{orders:count}} đơn hàng.",
  "note.filledDown":
    "Thông tin đơn hàng chỉ ghi ở dòng đầu của đơn: {{count:count}} trong {{lines:count}} dòng để trống {{columns}} và được đọc theo dòng phía trên. Số lượng, số tiền và sản phẩm không bao giờ được điền.",
  "note.blankBelow":
    "{{count:count}} trong {{lines:count}} dòng đầu để trống {{columns}}, dòng nào cũng nằm dưới một dòng của cùng đơn có ghi. Dòng thiếu khách hàng hoặc ngày bị loại; có thể đọc chúng theo dòng phía trên.",
  "answer.fillDown": "Đọc theo dòng phía trên",
  "answer.leaveBlank": "Để trống",
  "note.lists":
    "“{{column}}” ghi nhiều sản phẩm trong một ô ở {{count:count}} trong {{lines:count}} dòng đã đọc, ví dụ {{sample}}: các tên này còn đứng riêng hoặc nằm trong danh sách khác. Mỗi danh sách bị tính là một sản phẩm, gộp cả số lượng và số tiền. Hãy tách mỗi sản phẩm thành một dòng, hoặc chọn cột khác.",
  "note.twoDates":
    "Hai cột có thể là ngày bán: “{{column}}” ({{value}}) được dùng, “{{other}}” ({{otherValue}}) thì không. Hai cột khác ngày nhau trên {{count:count}} trong {{lines:count}} dòng đầu. Ngày quyết định thứ tự các lần mua của khách và mọi khoảng thời gian: hãy chọn cột kia nếu nó mới đúng.",
  "note.onlyOtherDate":
    "Ngày duy nhất là cột “{{column}}” ({{value}}): theo tên, đây là {{what:message}}. Cột này vẫn được dùng; hãy chọn cột khác nếu có cột cho biết mua khi nào.",
  "note.dateOfCustomer":
    "“{{column}}” ({{value}}) giống nhau trên mọi dòng của một khách hàng, ở cả {{count:count}} khách hàng mua nhiều lần: có thể đây là ngày của khách hàng chứ không phải ngày bán. Hãy kiểm tra; không có ngày bán thì không có lịch sử mua để học.",
  "note.dateUnreadable":
    "Cột “{{column}}” mang tên của ngày, nhưng không đọc được các giá trị thành ngày, ví dụ {{sample:message}}. Các dạng ngày đọc được: {{formats:message}}. Hãy ghi ngày trong tệp theo một trong các dạng này, hoặc chọn cột khác.",
  "note.buddhist":
    "Năm trong cột “{{column}}” là Phật lịch: {{value}} được đọc là {{date}}, bớt {{years:count}} năm. Dòng có năm khác bị bỏ ra.",
  "note.epoch":
    "Cột “{{column}}” đếm {{unit:message}} từ năm 1970: {{value}} được đọc là {{date}}, giờ quốc tế (GMT). Lần bán gần nửa đêm có thể rơi vào ngày khác ở cửa hàng.",
  "epoch.seconds": "số giây",
  "epoch.milliseconds": "số mili giây",
  "note.dateOrder":
    "Những dòng đầu không cho biết đâu là ngày, đâu là tháng trong cột “{{column}}” ({{sample}}); đang đọc theo dạng {{format}} vì {{why:message}}. Hãy kiểm tra và chọn dạng kia nếu chưa đúng.",
  "answer.dayFirst": "Ngày trước, tháng sau: {{sample}} là ngày {{day:count}} tháng {{month:count}}",
  "answer.monthFirst": "Tháng trước, ngày sau: {{sample}} là ngày {{day:count}} tháng {{month:count}}",
  "orderWhy.lines": "đọc như vậy thì các dòng nối tiếp nhau theo thời gian",
  "orderWhy.writing": "ngày viết kiểu này thường được hiểu như vậy",
  "orderWhy.vietnam": "đây là cách viết thông dụng ở Việt Nam",
  "orderWhy.nothing": "không có gì trong tệp cho thấy cách đọc kia",
  "note.netOfGross": "Tệp không có cột doanh thu: doanh thu được tính bằng tổng tiền trừ chiết khấu.",
  "note.netOfPrice": "Tệp không có cột doanh thu: doanh thu được tính bằng số lượng × đơn giá trừ chiết khấu.",
  "note.currencies":
    "Số tiền ghi bằng nhiều loại tiền: {{list}} trong các dòng đầu. Chỉ đọc các dòng bằng {{currency}}; các dòng khác bị loại (“loại tiền khác”), vì không thể cộng các loại tiền với nhau.",
  "note.currenciesMixed":
    "Số tiền ghi bằng nhiều loại tiền: {{list}} trong các dòng đầu. Chúng được cộng nguyên như vậy, nên mọi tổng tiền và dự báo tiền đều vô nghĩa.",
  "note.otherCurrency":
    "Có số tiền bằng loại tiền khác {{currency}} (“{{value}}”): các dòng đó bị loại (“loại tiền khác”), vì không thể cộng các loại tiền với nhau.",
  "note.unknownSign":
    "{{count:count}} số tiền trong cột “{{column}}” ở các dòng đầu có ký hiệu “{{sign}}”, không phải loại tiền đã biết: được đọc như số thường.",
  "note.units":
    "Số lượng trong cột “{{column}}” có đơn vị: {{list}} trong các dòng đầu. Chúng được cộng nguyên như vậy, bất kể đơn vị.",
  "note.unitsOfProducts":
    "{{count:count}} sản phẩm được bán bằng nhiều đơn vị trong các dòng đầu ({{example}}): số lượng được cộng nguyên như vậy, nên {{one}} của đơn vị này tính bằng {{one}} của đơn vị kia.",
  "note.dropped":
    "Cột “{{column}}” mang tên của {{field:field}}, nhưng không đọc được giá trị, ví dụ {{sample:message}}: {{effect:message}}",
  "dropped.quantity": "mỗi dòng được tính số lượng là 1.",
  "dropped.money": "cột này không được dùng.",
  "answer.onlyCurrency": "Chỉ {{currency}}",
  "answer.allCurrencies": "Tất cả, cộng nguyên như vậy",
  "note.noMoney": "Không có cột nào giống tiền: sẽ không dự báo doanh thu.",
  "note.revenueIsGross":
    "Ở {{count:count}} trong {{lines:count}} dòng đầu, doanh thu bằng tổng tiền dù dòng có chiết khấu. Cột này được đọc là tiền sau chiết khấu; nếu là tiền trước chiết khấu, hãy gán nó cho tổng tiền trước chiết khấu.",
  "note.revenueDiffers":
    "Ở {{count:count}} trong {{lines:count}} dòng đầu, “{{column}}” không bằng số lượng × đơn giá trừ chiết khấu; cột này vẫn được đọc là doanh thu. Hãy xem các dòng đó: nếu đây là số tiền của cả đơn, hoặc đã gồm thuế hay phí giao hàng, hãy bỏ cột doanh thu để dùng số lượng × đơn giá; nếu “{{column}}” đúng thì một cột khác trong số này đang bị chọn sai.",
  "note.walkInsFirst":
    "“{{column}}”: {{values}} không chỉ một khách cụ thể nào, ở {{count:count}} trong {{lines:count}} dòng đầu. Các dòng này được đánh dấu là khách vãng lai, nên có thể bỏ ra khi huấn luyện và không bị coi là khách mua nhiều nhất.",
  "note.walkIns":
    "“{{column}}”: {{values}} không chỉ một khách cụ thể nào: {{count:count}} dòng ({{share:percent}} tổng số dòng, {{money:percent}} số tiền) được đánh dấu là khách vãng lai. Hãy bỏ chúng ra khi huấn luyện, hoặc bỏ đánh dấu nếu đó là một khách hàng.",
  "note.crowd":
    "“{{column}}”: “{{value}}” có {{bills:count}} hóa đơn ({{share:percent}} tổng số), nhiều hóa đơn mỗi ngày trong {{days:count}} ngày, nhiều hơn hẳn mọi khách khác: có thể đó là mã chung cho khách không rõ tên. Nếu đánh dấu là khách vãng lai thì có thể bỏ ra khi huấn luyện; nếu không, đó là một khách với một lịch sử mua.",
  "answer.walkIns": "Khách vãng lai",
  "answer.customers": "Một khách hàng như các khách khác",
  "note.sharedNames":
    "“{{column}}” phân biệt khách hàng: {{count:count}} tên có nhiều số, và mỗi số là một khách hàng riêng.",
  "note.noContact":
    "“{{column}}” trống hoặc không phải là số ở {{count:count}} dòng: ở đó tên cho biết khách hàng. {{also:count}} tên trong đó có số ở những dòng khác, nơi họ là khách hàng riêng.",
  "note.severalNames":
    "“{{column}}”: {{count:count}} trong {{of:count}} mã có nhiều tên khác hẳn nhau ở các dòng đầu ({{lines:count}} dòng), ví dụ {{code}} có các tên {{names}}. Mọi dòng của một mã được đọc là một; nếu tên mới đúng, hãy đọc tên thay cho mã.",
  "note.changedCodes":
    "“{{column}}”: mã của {{count:count}} tên đã được đổi ở các dòng đầu, ví dụ “{{name}}” ({{codes}}, mã này sau mã kia). Mỗi mã được đọc riêng nên lịch sử bị cắt đôi; nếu vẫn là một, hãy đọc tên thay cho mã.",
  "note.severalNamesInAll":
    "“{{column}}”: {{count:count}} trong {{of:count}} mã có nhiều tên khác hẳn nhau ({{lines:count}} dòng), ví dụ {{code}} có các tên {{names}}. Mọi dòng của một mã được đọc là một; nếu tên mới đúng, hãy đọc tên thay cho mã.",
  "note.changedCodesInAll":
    "“{{column}}”: mã của {{count:count}} tên đã được đổi, ví dụ “{{name}}” ({{codes}}, mã này sau mã kia). Mỗi mã được đọc riêng nên lịch sử bị cắt đôi; nếu vẫn là một, hãy đọc tên thay cho mã.",
  "note.phoneOfCodes":
    "“{{column}}”: {{count:count}} trong {{of:count}} số điện thoại nằm ở nhiều mã của “{{codes}}”, trong đó {{others:count}} số có các tên khác nhau (ví dụ {{phone}} ở {{sample}}). Mỗi mã được đọc là một khách hàng riêng; nếu là một người, lịch sử của họ bị chia nhỏ.",
  "note.phonesOfCode":
    "“{{codes}}”: {{count:count}} trong {{of:count}} mã có nhiều số điện thoại trong “{{column}}”, trong đó {{others:count}} mã còn có các tên khác nhau (ví dụ {{code}}: {{sample}}). Mọi dòng của một mã được đọc là một khách hàng.",
  "note.ofOrdersInAll":
    "“{{column}}” giống nhau trên mọi dòng của {{repeated:count}} trong {{orders:count}} đơn có nhiều dòng khác nhau: đó là số tiền của cả đơn chứ không phải của dòng, nên không được dùng ({{instead:message}}).",
  "note.ofOrdersOnly":
    "“{{column}}” giống nhau trên mọi dòng của {{repeated:count}} trong {{orders:count}} đơn có nhiều dòng khác nhau: có vẻ là số tiền của cả đơn và đang được tính cho từng dòng, vì không có cột nào khác cho số tiền của dòng. Hãy chọn cột có số tiền hoặc đơn giá của dòng.",
  "note.beforeOrAfter":
    "“{{column}}” nằm cạnh “{{discount}}” và không có cột thứ ba nào cho biết đó là số tiền trước hay sau chiết khấu: đang được đọc là số tiền đã trả, sau chiết khấu.",
  "note.beforeDiscount":
    "“{{column}}” là số tiền trước “{{discount}}”: giá mỗi đơn vị của sản phẩm như nhau dù chiết khấu khác nhau. Doanh thu là số tiền trừ chiết khấu.",
  "answer.beforeDiscount": "“{{column}}” là trước chiết khấu",
  "answer.afterDiscount": "“{{column}}” là sau chiết khấu",
  "note.customerPerOrder":
    "“{{column}}”: {{customers:count}} khách hàng trong {{orders:count}} đơn, nên gần như không ai quay lại. Cột này có thể đánh số đơn hàng chứ không phải khách hàng; nếu không có cột cho biết ai quay lại thì không có lịch sử để học.",
  "answer.code": "Đọc theo mã",
  "answer.name": "Đọc theo tên",
  "note.spelledIds":
    "“{{column}}”: {{count:count}} giá trị được viết theo nhiều cách ({{lines:count}} dòng), ví dụ {{examples:message}}. Chúng chỉ khác khoảng trắng, chữ hoa trong tên, “.0” hoặc cách lưu dấu, và được đọc là một.",
  "spelled.pair": "“{{one}}” = “{{other}}”",
  "spelled.accents": "“{{value}}” với dấu được lưu theo hai cách",
  "spelled.blanks": "“{{value}}” với khoảng trắng khác nhau",
  "spelled.unseen": "“{{value}}” có và không có ký tự không nhìn thấy",
  "note.alikeIds":
    "“{{column}}”: {{count:count}} mã chỉ khác mã khác ở chữ hoa hoặc số 0 đứng đầu ({{lines:count}} dòng), ví dụ {{examples}}. Chúng được đọc là các mã khác nhau; nếu là một, hãy viết giống nhau trong tệp.",
  "note.lostDigits":
    "“{{column}}”: {{lines:count}} dòng có mã viết theo dạng khoa học, ví dụ {{value}}. Các chữ số cuối đã mất khi tệp được ghi, nên {{codes:count}} mã như vậy có thể đại diện cho nhiều thứ. Hãy xuất cột này dạng văn bản.",
  "note.lostDigitsName":
    "“{{column}}”: {{lines:count}} dòng có mã viết theo dạng khoa học, ví dụ {{value}}. Các chữ số cuối đã mất khi tệp được ghi, nên {{codes:count}} mã như vậy có thể đại diện cho nhiều thứ: ở {{byName:count}} dòng tên được đọc thay cho mã. Hãy xuất cột này dạng văn bản để có lại mã.",
  "note.discountTooLarge":
    "Khi đọc theo kiểu {{kind:message}}, chiết khấu “{{columns}}” lớn hơn số tiền được giảm ở {{count:count}} trong {{lines:count}} dòng đầu (đầu tiên là dòng {{line:count}}). Các dòng như vậy bị loại. Hãy chọn cách ghi chiết khấu, hoặc chọn cột khác.",
  "note.ofOrder":
    "“{{column}}” là số tiền của đơn, không phải của dòng: trong {{count:count|# đơn}} có nhiều dòng, cột này giống nhau ở mọi dòng hoặc chỉ có ở một dòng. Cột không được dùng, vì mỗi đơn sẽ bị tính một lần cho mỗi dòng.",
  "note.orderByName":
    "Theo tên cột, “{{column}}” là số tiền của đơn, và không bằng số lượng × đơn giá; cột không được dùng. Các dòng đầu không có đơn nào nhiều dòng để phân biệt.",
  "note.orderNamed":
    "Theo tên cột, “{{column}}” là số tiền của đơn. Các dòng đầu không có đơn nào nhiều dòng để phân biệt; cột được đọc là số tiền của dòng.",
  "note.maybeOrder":
    "“{{column}}” giống nhau ở mọi dòng, hoặc chỉ có ở một dòng, trong {{count:count|# đơn}} có nhiều dòng: có thể đây là số tiền của đơn, và sẽ bị tính một lần cho mỗi dòng. Cột được đọc là số tiền của dòng.",
  "note.twoAmounts":
    "Có hai cột có thể là doanh thu: “{{column}}” được đọc, “{{other}}” thì không. Hai cột khác nhau ở {{count:count}} trong {{lines:count}} dòng đầu, và không có cột nào giải thích phần chênh.",
  "note.withTax":
    "“{{column}}” đã gồm thuế, và không có cột nào là số tiền trước thuế; cột này được đọc là doanh thu. Khi đó doanh thu và giá đều gồm thuế.",
  "note.lineTotal":
    "“{{column}}” được đọc là tổng tiền của dòng, không phải đơn giá: với {{count:count|# sản phẩm}}, cột này tăng theo số lượng.",
  "note.unitPrice":
    "“{{column}}” được đọc là đơn giá, không phải tổng tiền của dòng: với {{count:count|# sản phẩm}}, cột này không đổi khi số lượng đổi.",
  "note.unitsAndTotal":
    "“{{column}}” được đọc là số lượng và “{{total}}” là tổng tiền của dòng: với {{count:count|# sản phẩm}}, thương của hai cột không đổi.",
  "note.quantityMark":
    "Mọi số lượng trong “{{column}}” đều có ba chữ số sau dấu: {{value}} được đọc là {{number:number}}. Không có cột nào khác cho biết đây là hàng nghìn hay phần thập phân; nếu sai, hãy chọn cách đọc kia.",
  "answer.ofLine": "“{{column}}” là số tiền của dòng",
  "answer.ofOrder": "“{{column}}” là số tiền của đơn",
  "answer.unitPrice": "“{{column}}” là đơn giá",
  "answer.lineTotal": "“{{column}}” là tổng tiền của dòng",
  "answer.byNames": "Đọc các cột theo tên",
  "answer.number": "{{value}} là {{number:number}}",
  "answer.discountKind": "Đọc chiết khấu theo kiểu {{kind:message}}",
  "answer.revenueIs": "“{{column}}” là doanh thu",
  "answer.fromPrice": "Dùng số lượng × đơn giá trừ chiết khấu",
  "answer.fromGross": "Dùng tổng tiền trừ chiết khấu",
  "answer.asGross": "“{{column}}” là tiền trước chiết khấu",
  "note.openQuote":
    'Dòng dữ liệu {{line:count}} mở dấu nháy (") mà không đóng; dòng này bị loại và việc đọc tiếp tục từ dòng dưới.',
  "note.otherDecimal":
    "Cột “{{column}}” được đọc với dấu thập phân “{{mark}}”: giá trị {{value}} chỉ có thể viết như vậy.",
  "note.otherDates": "Ngày được đọc theo dạng {{format}}: giá trị {{value}} ở phía dưới chỉ có thể viết như vậy.",
  "note.savedDatesProven":
    "Lựa chọn đã lưu đọc ngày ở cột “{{column}}” theo {{saved}}, nhưng ở tệp này chỉ có thể là {{own}}: {{value}} là {{ownDay}}.",
  "note.savedDates":
    "Lựa chọn đã lưu đọc ngày ở cột “{{column}}” theo {{saved}}, nhưng các dòng của tệp này nối tiếp nhau theo thời gian khi đọc theo {{own}}: {{value}} là {{savedDay}} theo cách thứ nhất và {{ownDay}} theo cách thứ hai. Lịch sử, các kỳ và ngày dự đoán phụ thuộc vào điều này.",
  "note.savedDecimal":
    "Lựa chọn đã lưu đọc cột “{{column}}” với dấu thập phân “{{saved}}”, nhưng {{count:count}} giá trị đầu cho thấy là “{{own}}”, ví dụ {{value}}. Các số có thể bị nhỏ đi hoặc lớn lên một nghìn lần.",
  "note.savedDiscount":
    "Lựa chọn đã lưu đọc chiết khấu “{{column}}” là {{saved:message}}, nhưng giá trị của tệp này cho thấy là {{own:message}}: {{why:message}}.",
  "note.savedCurrency":
    "Lựa chọn đã lưu tính tiền theo {{saved}}, nhưng tiền của tệp này là {{own}}: {{why:message}} Không thể so sánh số tiền của hai loại tiền tệ.",
  "note.savedRoleGone":
    "Lựa chọn đã lưu dựa vào “{{column}}” để biết dòng nào không phải bán hàng ({{values}}). Tệp này không có cột đó: mọi dòng đều tính là bán hàng, kể cả dòng đã hủy hay trả hàng nếu có.",
  "answer.sameMoney": "Tiền của tệp vẫn là {{saved}}",
  "note.repeatsScattered":
    "{{count:count}} dòng đã có sẵn, nhưng {{others:count}} dòng khác của cùng những ngày đó thì chưa: có thể bản xuất lặp lại chúng, hoặc đó là những lần bán khác trông giống hệt.",
  "answer.leaveOutRepeats": "Bỏ chúng ra",
  "answer.keepRepeats": "Giữ lại tất cả",
  "answer.ownReading": "Đọc theo giá trị của tệp này",
  "note.turnedDates":
    "Ở cột “{{column}}”, không ngày nào trong {{turned:count}} ngày đầu có năm đứng trước hoặc tháng viết bằng chữ, như {{value}}, nằm sau ngày 12 của tháng, còn cả {{left:count}} ngày khác đều nằm sau, như {{other}}: bảng tính đặt theo nước khác đã lấy ngày làm tháng ở chỗ nào có thể. Các ngày đó được đảo lại: {{value}} được đọc là {{back}}, không phải {{day}}.",
  "note.maybeTurned":
    "Ở cột “{{column}}”, không ngày nào trong {{turned:count}} ngày đầu có năm đứng trước hoặc tháng viết bằng chữ, như {{value}}, nằm sau ngày 12 của tháng, còn cả {{left:count}} ngày khác đều nằm sau, như {{other}}. Có thể bảng tính đặt theo nước khác đã lấy ngày làm tháng ở chỗ nào có thể: khi đó {{value}} là {{back}}, không phải {{day}}.",
  "note.savedTurned":
    "Ở cột “{{column}}”, bảng tính đặt theo nước khác đã lấy ngày làm tháng ở chỗ nào có thể, điều mà lựa chọn đã lưu không biết: {{value}} là {{back}}, không phải {{day}}.",
  "note.notTurned": "Các ngày được đọc như đã viết: {{value}} ở phía dưới không thể do bảng tính đảo ngược.",
  "note.shortThaiYears":
    "Năm ở “{{column}}” có hai chữ số và cách nay hàng chục năm, ở {{count:count}} trong các dòng đầu: {{value}} được đọc là {{day}}. Theo lịch Thái Lan đó là {{thai}}; ngoài ra tệp không có gì cho thấy của Thái Lan. Độ gần đây, các kỳ và ngày dự đoán phụ thuộc vào điều này.",
  "note.thaiYears":
    "Năm ở “{{column}}” có hai chữ số và được đọc theo lịch Thái Lan, ở {{count:count}} trong các dòng đầu: {{value}} là {{thai}}, không phải {{day}}.",
  "note.savedThaiYears":
    "Năm ở “{{column}}” có hai chữ số, ở {{count:count}} trong các dòng đầu, và theo lịch Thái Lan, điều lựa chọn đã lưu không biết: {{value}} là {{thai}}, không phải {{day}}.",
  "answer.thaiYears": "Theo lịch Thái Lan: {{value}} là {{thai}}",
  "answer.yearsAsWritten": "Như đã ghi: {{value}} là {{day}}",
  "note.twoOrders":
    "Ở cột “{{column}}”, ngày và tháng được viết theo hai thứ tự: {{own:count}} ngày đầu chỉ có thể là {{format}}, như {{value}}, và {{others:count}} chỉ có thể là {{otherFormat}}, như {{otherValue}}, các dòng này bị loại. {{open:count}} ngày có thể là cả hai và được đọc theo {{format}}: một số có thể là ngày khác.",
  "answer.turnDates": "Đảo lại: {{value}} là {{back}}",
  "answer.leaveDates": "Đọc như đã viết: {{value}} là {{day}}",
  "note.farDates":
    "{{count:count}} dòng có ngày cách xa mọi dòng khác, dòng dữ liệu {{examples}}; các dòng còn lại từ {{first:moment}} đến {{last:moment}}. Số ngày từ lần mua cuối, các kỳ và ngày dự đoán được tính theo các dòng còn lại; những dòng này vẫn nằm trong lịch sử của khách hàng. Hãy sửa ngày trong tệp, hoặc chọn bỏ các giá trị bất thường.",
  "note.datesToCome":
    "{{count:count}} dòng có ngày sau hôm nay, {{today:moment}}: dòng dữ liệu {{examples}}. Nếu đây không phải đơn đặt trước thì ngày bị gõ sai, hoặc ngày và tháng bị đọc ngược: hãy kiểm tra cách đọc ngày.",
  "note.hugeNumbers":
    "{{count:count}} dòng chiếm {{share:percent}} tổng của {{field:field}}, gấp ít nhất {{times:count}} lần mọi dòng khác: dòng dữ liệu {{examples}}. Có thể một mã đã được gõ hoặc quét vào chỗ của số, khiến tổng, phân khúc và những gì mô hình học bị sai theo. Hãy sửa tệp, hoặc chọn bỏ các giá trị bất thường.",
  "note.otherEncoding": "Phần sau của tệp không phải UTF-8; tệp được đọc theo bảng mã {{encoding}}.",
  "note.badBytes": "Một số byte không phải UTF-8; ký tự tương ứng hiện thành �.",
  "note.inZip": "Tệp nén chứa một bảng, bảng đó được đọc: {{entry}}.",
  "note.sheetsJoined":
    "{{count:count}} trang tính có cùng các cột nên được đọc thành một bảng, theo thứ tự: {{list}}. Hãy chọn một trang tính nếu chỉ cần trang đó.",
  "note.sheetsLeft":
    "Trong tệp Excel, phần được đọc là: {{read}}. Còn {{count:count}} trang tính khác có bảng nhưng không được đọc: {{list}}. Hãy chọn trang tính khác nếu dữ liệu bán hàng nằm ở đó.",
  "note.twoRowHeader":
    "Tên các cột nằm ở hai dòng của trang tính ({{first:count}} và {{second:count}}) và được ghép lại: {{list}}.",
  "note.uncalculated":
    "Có ô công thức không kèm kết quả trong tệp (ở các dòng đầu: {{count:count}} ô), nên được đọc là ô trống. Hãy mở tệp bằng Excel để tính rồi lưu lại.",
  "note.sheetRow": "Dòng dữ liệu đầu tiên là dòng {{row:count}} của trang tính: số dòng được đếm từ đó.",
  "note.greenwich":
    "Tệp cho biết các giờ này là giờ Greenwich (UTC), không phải giờ địa phương: {{columns}}. Chúng được đọc như vậy: giao dịch gần nửa đêm có thể rơi vào ngày khác tại cửa hàng.",
  "note.rolesUnread":
    "“{{column}}” cho biết có dòng không phải bán hàng ({{values}}): {{count:count}} trong {{lines:count}} dòng đầu. Cấu hình cột đang dùng không đọc cột này nên các dòng đó vẫn tính là bán hàng.",
  "note.roleNegates":
    "“{{column}}” có “{{value}}” ở {{count:count}} trong {{lines:count}} dòng đầu. Các dòng đó đang tính là bán hàng; nếu cột này cho biết dòng là gì, hãy chọn ở phần “Mỗi dòng là gì”.",
  "note.roleUnknown":
    "“{{column}}” có thể cho biết mỗi dòng là gì, nhưng chưa hiểu các giá trị: {{values}}. Tất cả các dòng này đang tính là bán hàng (đã xem {{lines:count}} dòng); hãy cho biết giá trị nào không phải.",
  "note.roleFurther": "“{{column}}” ở các dòng sau còn có “{{value}}”, {{count:count}} dòng: hiểu là {{role:message}}.",
  "note.roleMore": "“{{column}}” còn {{values:count}} giá trị khác mà các dòng đầu không có, ở {{count:count}} dòng.",
  "note.gifts":
    "Hàng tặng, khuyến mãi (“{{column}}”): {{count:count}} dòng. Các dòng này vẫn nằm trong lịch sử mua và được dự báo như dòng khác; ở phần “Mỗi dòng là gì” có thể bỏ khỏi phần dự báo hoặc loại hẳn.",
  "note.giftsKnown":
    "Hàng tặng, khuyến mãi (“{{column}}”): {{count:count}} dòng. Các dòng này vẫn nằm trong lịch sử mua nhưng không được dự báo.",
  "note.partlyReturned":
    "{{count:count}} dòng có một phần bị trả lại (“{{column}}”): số lượng và doanh thu là phần khách giữ lại.",
  "note.partlyReturnedNet":
    "{{count:count}} dòng có một phần bị trả lại (“{{column}}”): số lượng đã trừ phần này; số tiền trong tệp vốn đã trừ, theo đơn giá × số lượng.",
  "answer.readRoles": "Loại các dòng này",
  "answer.allSales": "Tất cả đều là bán hàng",
};
