// What core, storage and workers say about samples, training, models and the device, in Vietnamese.

export const viModelMessages = {
  "scale.off":
    "phần huấn luyện chỉ dài {{days:decimal}} ngày; muốn so sánh một {{scale:message}} với {{scale:message}} trước cần {{needed:count}} ngày ({{periods:count}} kỳ, mỗi kỳ {{length:count}} ngày)",
  "scale.week": "tuần",
  "scale.month": "tháng",
  "scale.quarter": "quý",
  "scale.year": "năm",
  "protocol.target":
    "Mỗi dòng bán hàng có ít nhất {{lines:message}} được dự báo từ {{history:message}}; mô hình thấy {{length:count}} dòng gần nhất theo thứ tự, cùng các tổng trên toàn bộ.",
  "protocol.line": "1 dòng trước đó",
  "protocol.lines": "{{count:count}} dòng trước đó",
  "protocol.before-visit": "các dòng của khách hàng có thời điểm sớm hơn hẳn và thuộc đơn hàng khác",
  "protocol.previous-lines": "mọi dòng trước đó của khách hàng, kể cả các dòng cùng đơn hàng",
  "protocol.noWalkIns": "Khách vãng lai được bỏ ra.",
  "protocol.time":
    "Chia 85/10/5 theo thời gian: huấn luyện đến {{train:moment}}, kiểm định đến {{validation:moment}}, sau đó là kiểm tra.",
  "protocol.customer": "Chia 85/10/5 theo khách hàng (seed {{seed}}): không khách hàng nào nằm ở hai phần.",
  "protocol.byLine":
    "Chia 85/10/5 ngẫu nhiên theo dòng (seed {{seed}}): cách này bị rò rỉ, vì lịch sử dùng khi huấn luyện chứa những dòng được đem kiểm tra.",
  "protocol.sizes":
    "{{train:count}} trường hợp để huấn luyện, {{validation:count}} để kiểm định, {{test:count}} để kiểm tra.",
  "parts.split":
    "chuẩn bị theo từng phần chỉ chia dòng cần dự báo theo thời gian: để cài đặt split là time (đang là {{split}}), hoặc chuẩn bị một lần cho cả file",
  "parts.stores":
    "có phần coi số đơn là của riêng từng cửa hàng, có phần thì không: bỏ cột cửa hàng (--map store=), hoặc chuẩn bị một lần cho cả file",
  "parts.noFit": "{{name}} không phải là một phần chuẩn bị: hãy chọn file do lệnh fit ghi ra",
  "parts.damaged": "{{name}} bị hỏng hoặc bị cắt cụt: sao chép lại, hoặc tạo lại",
  "parts.newer": "{{name}} do phiên bản khác của studio ghi: tạo mọi phần bằng cùng một phiên bản",
  "parts.files": "{{name}} được tạo từ file khác với {{first}}: tạo mọi phần từ cùng các file",
  "parts.settings": "{{name}} được tạo với cài đặt hoặc cột khác với {{first}}: tạo mọi phần với cùng cài đặt và cột",
  "parts.round": "{{name}} nối tiếp một bước khác với {{first}}: tạo mọi phần của một vòng với --from là cùng một file",
  "parts.from":
    "{{name}} không nối tiếp file nêu ở --from: nêu đúng file đã dùng để tạo các phần, và không nêu gì ở vòng đầu",
  "parts.count":
    "{{name}} là một trong {{found:count}} phần, còn {{first}} là một trong {{expected:count}} phần: chia mọi file như nhau",
  "parts.twice":
    "phần {{part:count}} trong {{parts:count}} phần có hai lần, là {{first}} và {{name}}: nêu mỗi phần một lần",
  "parts.missing": "thiếu phần {{missing}} trong {{parts:count}} phần: tạo bằng --part rồi gộp lại",
  "parts.done": "việc chuẩn bị trong {{name}} đã xong: tiếp tục với samples --fitted",
  "parts.notDone": "việc chuẩn bị trong {{name}} còn {{left:count}} vòng: tạo các phần bằng fit --from rồi gộp lại",
  "parts.notState": "{{name}} là một phần, trong khi ở đây cần file đã gộp các phần: fit --merge",
  "parts.notPart": "{{name}} là file đã gộp các phần, trong khi ở đây cần một phần: fit --part",
  "preprocess.unknown":
    "mô hình có một đầu vào mà phiên bản này không tính được: {{name}} trong {{list}} của phần tiền xử lý; hãy mở bằng phiên bản đã huấn luyện nó, hoặc huấn luyện lại",
  "preprocess.twice":
    "phần tiền xử lý bị hỏng: {{list}} có {{name}} hai lần; hãy lấy một bản nguyên vẹn, hoặc huấn luyện lại",
  "preprocess.periods":
    "phần tiền xử lý bị hỏng: {{list}} có {{found}}, trong khi periods.week có {{expected}}; hãy lấy một bản nguyên vẹn, hoặc huấn luyện lại",
  "preprocess.entries":
    "phần tiền xử lý bị hỏng: {{key}} có {{count:count}} mục cho {{products:count}} sản phẩm; hãy lấy một bản nguyên vẹn, hoặc huấn luyện lại",
  "preprocess.damaged":
    "phần tiền xử lý bị hỏng: {{name}} trong {{list}} có {{what}} là {{value}}; hãy lấy một bản nguyên vẹn, hoặc huấn luyện lại",
  "protocol.fitted": "Từ vựng, các ngưỡng và bộ chuẩn hóa chỉ được lập từ phần huấn luyện.",
  "samples.onlyWalkIns": "không còn dòng bán hàng nào sau khi bỏ khách vãng lai: hãy giữ họ lại hoặc chọn tệp khác",
  "samples.noLines": "tệp không có dòng bán hàng nào: hãy kiểm tra các cột đã chọn",
  "samples.noTargets":
    "không có gì để dự báo: trong {{lines:count}} dòng của {{customers:count}} khách hàng, không dòng nào có {{needed:count}} dòng trước đó của cùng khách hàng; hãy chọn tệp có khách quay lại mua, hoặc kiểm tra cột khách hàng và cột ngày",
  "samples.noProduct":
    "không sản phẩm nào có đủ {{least:count}} dòng huấn luyện (nhiều nhất là {{most:count}}): hãy giảm số dòng tối thiểu của sản phẩm hoặc chọn tệp dài hơn",
  "judged.on":
    "{{targets:count}} trường hợp kiểm tra của {{customers:count}} khách hàng; sản phẩm thật được xếp hạng trong toàn bộ {{products:count}} sản phẩm, nếu bằng điểm thì theo độ phổ biến, và sản phẩm chưa gặp khi huấn luyện tính là sai.",
  "judged.beside":
    "Các phương pháp đơn giản dùng cùng trường hợp và được lập từ phần huấn luyện, trọng số của phương pháp kết hợp lấy từ các trường hợp kiểm định (Markov {{markov:decimal}}%, tần suất của khách hàng {{frequency:decimal}}%, độ phổ biến {{popularity:decimal}}%).",
  "judged.tuned":
    "Các tham số của ba phương pháp mạnh hơn (mua gần đây × xu hướng, TIFU-KNN, EASE cùng hàng mua gần đây) được chọn trên các trường hợp kiểm định.",
  "judged.intervals": "Khoảng tin cậy: 95%, phân vị của 1.000 lần lấy mẫu lại theo khách hàng.",
  "judged.nothing": "không có trường hợp kiểm tra để đánh giá mô hình: hãy dùng nhiều dữ liệu hơn hoặc cách chia khác",
  "ids.product":
    "số hiệu sản phẩm {{id:count}} nằm ngoài 0..{{last:count}}: dữ liệu và từ vựng của mô hình không khớp nhau. Hãy chuẩn bị lại các mẫu.",
  "ids.target":
    "số hiệu {{id:count}} của sản phẩm cần dự báo nằm ngoài 0..{{last:count}}: dữ liệu và từ vựng của mô hình không khớp nhau. Hãy chuẩn bị lại các mẫu.",
  "ids.province":
    "số hiệu tỉnh {{id:count}} nằm ngoài 0..{{last:count}}: dữ liệu và danh sách tỉnh của mô hình không khớp nhau. Hãy chuẩn bị lại các mẫu.",
  "ids.length": "lịch sử gồm {{length:count}} lần mua không nằm trong 1..{{most:count}}: hãy chuẩn bị lại các mẫu.",
  "settings.heads":
    "{{heads:count}} đầu attention không chia hết {{width:count}} (hai lần kích thước ẩn). Số đầu chia hết: {{fitting}}.",
  "settings.periodHidden":
    "Kích thước kỳ {{size:count}} không chia hết cho {{heads:count}}, số đầu so sánh các kỳ. Hãy chọn {{lower:count}} hoặc {{higher:count}}.",
  "settings.rates":
    "Tốc độ học thấp nhất {{lowest:number}} cao hơn tốc độ học {{highest:number}}: nó sẽ không bao giờ giảm. Hãy hạ giá trị này hoặc nâng giá trị kia.",
  "settings.weights": "Trọng số của cả bốn tác vụ đều là 0: không có gì để học. Hãy tăng một trọng số.",
  "settings.snapshots":
    "Cần {{snapshots:count}} bản chụp (snapshot), nhưng trong {{epochs:count}} vòng chỉ có {{ends:count}} chu kỳ khởi động lại kết thúc. Hãy chọn chu kỳ khởi động lại không quá {{period:count}} với hệ số 1, hoặc ít bản chụp hơn.",
  "settings.snapshotsMost":
    "Cần {{snapshots:count}} bản chụp (snapshot), nhưng chỉ có {{epochs:count}} vòng: mỗi vòng kết thúc nhiều nhất một chu kỳ khởi động lại. Hãy chọn ít bản chụp hơn hoặc nhiều vòng hơn.",
  "settings.leak":
    "Khi chia ngẫu nhiên theo dòng, lịch sử dùng khi huấn luyện chứa những dòng được đem kiểm tra. Cách này bị rò rỉ: mọi chỉ số đều đẹp hơn thực tế. Hãy chia theo thời gian để đánh giá mô hình.",
  "run.fault":
    "{{fault:message}} Huấn luyện đã dừng ở trạng thái tốt gần nhất. Hãy chạy tiếp bằng WebAssembly, hoặc với lô nhỏ hơn hay chuỗi ngắn hơn.",
  "run.lost":
    "{{fault:message}} Huấn luyện đã dừng ở trạng thái được lưu gần nhất. Hãy đóng các trang khác đang dùng card đồ họa, hoặc chạy tiếp bằng WebAssembly.",
  "run.outOfMemoryHalve":
    "Thiết bị không đủ chỗ cho lô {{batch:count}} chuỗi, mỗi chuỗi tối đa {{length:count}} lần mua ({{why:message}}). Hãy đặt kích thước lô {{smaller:count}} và tích lũy {{more:count}}: các bước vẫn như cũ với khoảng nửa bộ nhớ. Hoặc rút ngắn chuỗi.",
  "run.outOfMemory":
    "Thiết bị không đủ chỗ cho lô {{batch:count}} chuỗi, mỗi chuỗi tối đa {{length:count}} lần mua ({{why:message}}). Hãy rút ngắn chuỗi, chọn lô nhỏ hơn với tích lũy nhiều hơn (hiện là {{accumulation:count}}), hoặc mô hình nhỏ hơn.",
  "run.oddInput":
    "Loss không còn là số ở bước {{step:count}} (tốc độ học {{rate:decimal}}). Trọng số của bước trước đó được giữ lại. Lỗi ở dữ liệu, không phải ở tốc độ học: {{count:count}} giá trị mà bước này học ({{what}}) không phải là số. Hãy tìm các số lớn bất thường ở màn hình Dữ liệu, bỏ các giá trị ngoại lai ở đó rồi bắt đầu lại.",
  "run.notANumber":
    "Loss không còn là số ở bước {{step:count}} (tốc độ học {{rate:decimal}}). Trọng số của bước trước đó được giữ lại. Hãy giảm tốc độ học hoặc giới hạn gradient rồi bắt đầu lại.",
  "run.otherSteps":
    "Lần huấn luyện dở có {{had:count}} bước mỗi vòng; với bộ dữ liệu và thiết lập này sẽ là {{have:count}}. Hãy bắt đầu lần huấn luyện mới.",
  "run.otherModel":
    "Mô hình của lần huấn luyện dở dang khác với mô hình mà các mẫu này cần ({{why}}): dữ liệu hoặc đặc trưng đã khác. Hãy bắt đầu lần mới.",
  "warm.otherSplit":
    "Chỉ huấn luyện tiếp từ trọng số của một mô hình được khi cả hai cùng chia dữ liệu theo thời gian: nếu không, mô hình có thể đã học chính phần dùng để kiểm tra. Hãy huấn luyện mới.",
  "warm.later":
    "Mô hình đã học các lần mua đến {{had:moment}}, còn ở đây phần huấn luyện kết thúc lúc {{have:moment}}: nó sẽ bị kiểm tra trên những gì đã học. Hãy huấn luyện mới.",
  "warm.otherInputs":
    "Mô hình có dữ liệu vào khác với các mẫu này ({{name}}): trọng số không khớp. Hãy huấn luyện mới.",
  "warm.otherSize":
    "Mô hình có kích thước khác với thiết lập này ({{name}} là {{found}} thay vì {{needed}}). Hãy dùng thiết lập của nó, hoặc huấn luyện mới.",
  "run.noTargets":
    "không có trường hợp huấn luyện nào: không khách hàng nào mua lại sau đơn đầu tiên. Hãy kiểm tra cột khách hàng, đơn hàng và ngày, hoặc lấy khoảng thời gian dài hơn.",
  "run.noTraining":
    "Không có gì để học: trong {{targets:count}} trường hợp, không trường hợp nào rơi vào phần huấn luyện. Hãy dùng tệp có nhiều lần mua hơn cho mỗi khách hàng trong thời gian dài hơn.",
  "run.noValidation":
    "Không có gì để đánh giá: trong {{targets:count}} trường hợp, không trường hợp nào rơi vào phần kiểm định. Hãy dùng tệp có nhiều lần mua hơn cho mỗi khách hàng trong thời gian dài hơn.",
  "run.noTest":
    "Không có gì để đánh giá: trong {{targets:count}} trường hợp, không trường hợp nào rơi vào phần kiểm tra. Hãy dùng tệp có nhiều lần mua hơn cho mỗi khách hàng trong thời gian dài hơn.",
  "checkpoint.other": "Tệp này không chứa trạng thái của lần huấn luyện nào: không phải điểm lưu của phần mềm.",
  "checkpoint.tensor": "Không đọc được trạng thái của lần huấn luyện dở dang: trong đó không có gì tên là {{name}}.",
  "backend.gpu":
    "Card đồ họa có WebGPU ({{detail}}), đã qua bước tự kiểm tra; shader kiểu {{variant}} mất {{time:decimal}} ms, kiểu {{other}} mất {{slower:decimal}} ms.",
  "backend.software": "Bộ xử lý đồ họa giả lập bằng phần mềm ({{detail}}): chậm hơn WebAssembly, dùng vì được yêu cầu.",
  "backend.wasm": "WebAssembly trên bộ xử lý.",
  "backend.wasmAsked": "WebAssembly được yêu cầu.",
  "backend.threads": "{{threads:count}} luồng, {{simd:message}}",
  "backend.relaxed": "relaxed SIMD",
  "backend.plain": "SIMD thường",
  "backend.noWebGpu": "Trình duyệt này không có WebGPU.",
  "backend.insecure": "WebGPU chỉ dùng được với trang mở qua https hoặc localhost.",
  "backend.noNodeGpu": "Node không có sẵn WebGPU; gói tùy chọn cho việc này chưa được cài (npm install webgpu).",
  "backend.nodeGpuFailed": 'Node không có sẵn WebGPU, và gói "webgpu" không nạp được: {{why}}.',
  "backend.askFailed": "Không thể hỏi WebGPU về bộ xử lý đồ họa: {{why}}.",
  "backend.noAdapter":
    "Trình duyệt này có WebGPU nhưng không đưa ra bộ xử lý đồ họa nào: card đồ họa hoặc trình điều khiển không được hỗ trợ.",
  "backend.onCpu": "Bộ xử lý WebGPU duy nhất lại chạy trên CPU ({{detail}}), chậm hơn WebAssembly.",
  "backend.fewBuffers":
    "Bộ xử lý đồ họa ({{detail}}) chỉ gắn được {{count:count}} vùng đệm cho mỗi chương trình; cần 8.",
  "backend.noDevice": "Bộ xử lý đồ họa ({{detail}}) không mở được thiết bị: {{why}}.",
  "backend.selfTest": "WebGPU không qua được bước tự kiểm tra: {{why}}.",
  "backend.gpuMissing": "Không dùng được WebGPU ở đây. {{why:message}}",
  "backend.nothing":
    "Không có gì ở đây để huấn luyện được: cũng thiếu WebAssembly có SIMD ({{why}}). Hãy dùng bản mới của Chrome, Edge, Firefox hoặc Safari.",
  "backend.notStarted": "không khởi động được bộ tính toán {{name}}",
  "fault.error": "Card đồ họa báo lỗi: {{message}}",
  "fault.memory": "Card đồ họa hết bộ nhớ: {{message}}",
  "fault.lost": "Mất kết nối với card đồ họa: {{message}}",
  "zip.unreadable": "Không mở được tệp này như tệp zip ({{why}}). Hãy chọn tệp zip đã tải về bằng “Tải mô hình”.",
  "zip.twice": "Tệp zip này có {{name}} nhiều hơn một lần nên không rõ là mô hình nào.",
  "zip.folders":
    "Tệp zip này chứa tệp của mô hình trong hai thư mục ({{one}} và {{other}}) nên không rõ là mô hình nào.",
  "zip.noModel":
    "Tệp zip này không phải mô hình: không có tệp nào trong số {{files}}. Nếu bên trong là tệp bán hàng, hãy thả tệp đó ở màn hình Dữ liệu.",
  "zip.tooLarge":
    "{{name}} trong tệp zip này khi giải nén sẽ là {{bytes:count}} byte, lớn hơn mức {{most:count}} byte của mọi mô hình, nên không giải nén gì cả.",
  "zip.tooMuch":
    "Tệp zip {{packed:count}} byte này khi giải nén sẽ thành {{bytes:count}} byte, lớn hơn mức {{most:count}} byte của mọi mô hình nhỏ như vậy, nên không giải nén gì cả.",
  "folder.tooLarge":
    "{{name}} có {{bytes:count}} byte, lớn hơn mức {{most:count}} byte của mọi mô hình, nên không đọc gì cả.",
  "folder.tooMuch":
    "Các tệp của mô hình này có tổng cộng {{bytes:count}} byte, lớn hơn mức {{most:count}} byte của mọi mô hình, nên không đọc gì cả.",
  "zip.damaged": "{{name}} trong tệp zip này bị hỏng: nội dung không còn như lúc nén. Hãy chép hoặc tải lại tệp zip.",
  "bundle.tooMany": "tệp chứa nhiều giá trị hơn tệp này của mọi mô hình ({{values:count}})",
  "bundle.missing": "Thiếu {{name}} (đang có: {{have:message}})",
  "bundle.none": "không có gì",
  "bundle.notF32": "{{file}}: {{name}} không thuộc kiểu F32",
  "bundle.noNumbers": "{{file}}: {{name}} chứa giá trị không phải là số",
  "bundle.mixed":
    "{{file}} và preprocess.json không thuộc cùng một mô hình: {{key}} là {{value}}, nhưng {{what}} đếm được {{count:count}}",
  "bundle.changed":
    "{{name}} không phải là tệp đã được ghi cùng mô hình này: tệp đã bị sửa, bị hỏng hoặc thuộc mô hình khác. Hãy chép lại mô hình từ nơi lấy nó, hoặc huấn luyện lại.",
  "bundle.config":
    "{{name}} được ghi cho một mô hình có kích thước khác với {{config}} ({{key}} là {{inside}}, không phải {{found}})",
  "predictions.noColumn":
    "{{file}} không có cột {{column}}: tệp đã bị sửa, hoặc do chương trình khác ghi. Hãy huấn luyện lại mô hình để so sánh.",
  "predictions.noNumber":
    "{{file}}: trường hợp thứ {{line:count}} không có số ở cột {{column}}, tức là tệp đã bị sửa sau khi mô hình được chấm. Hãy huấn luyện lại mô hình để so sánh.",
  "bundle.folderTwice": "một thư mục xuất hiện hai lần",
  "bundle.noPath": "không phải là đường dẫn của tệp thuộc mô hình",
  "bundle.malformed": "Nội dung của {{name}} không hợp lệ: {{what:message}}",
  "golden.same":
    "{{same:count}} trên {{customers:count}} khách hàng mẫu được trả lời như ở nơi huấn luyện mô hình, chênh lệch lớn nhất {{largest}}.",
  "golden.row": "một hàng có số ô khác với số cột",
  "golden.columns": "phải có các cột customer, time và product, và không cột nào được lặp lại",
  "golden.answers": "các câu trả lời không khớp với số khách hàng",
  "golden.differs":
    "Chỉ {{same:count}} trên {{customers:count}} khách hàng mẫu được trả lời như ở nơi huấn luyện mô hình (chênh lệch lớn nhất {{largest}}). Thiết bị này tính khác: hãy đối chiếu với trình duyệt hoặc máy khác trước khi tin vào câu trả lời.",
  "storage.full":
    "Đã hết dung lượng đĩa mà trình duyệt cho phép, nên dữ liệu mới chỉ nằm trong bộ nhớ và sẽ mất khi đóng trang. Hãy xóa bớt bộ dữ liệu hoặc lần huấn luyện đã lưu.",
  "storage.refused":
    "Trình duyệt này không cho trang lưu dữ liệu{{why}}, nên mọi thứ chỉ nằm trong bộ nhớ và sẽ mất khi đóng trang. Nguyên nhân thường gặp: cookie và dữ liệu trang bị chặn, hoặc cửa sổ ẩn danh.",
  "storage.stillRefused":
    "Vẫn chưa đủ chỗ để lưu lần huấn luyện này: hãy xóa bớt bộ dữ liệu hoặc lần huấn luyện đã lưu, hoặc tải nó về.",
  "storage.newer":
    "Trình duyệt này đã dùng một phiên bản mới hơn của studio. Những gì phiên bản đó lưu ở dạng mới không đọc được ở đây: hãy tải lại trang để dùng phiên bản mới.",
  "storage.noDataset": "Không có bộ dữ liệu “{{id}}” đã lưu. Hãy đọc lại tệp của nó.",
  "storage.unknownDataset": "Không có bộ dữ liệu “{{id}}” đã lưu.",
  "storage.noRun": "Không có lần huấn luyện “{{id}}” đã lưu. Hãy huấn luyện lại hoặc nạp một mô hình đã tải về.",
  "storage.unknownRun": "Không có lần huấn luyện “{{id}}” đã lưu.",
  "storage.noRecipe": "Mẫu đọc tệp này vừa bị xóa.",
  "storage.tooLong": "Bộ dữ liệu đã lưu bị hỏng: dài hơn mức phải có. Hãy đọc lại tệp.",
  "storage.partMissing": "Bộ dữ liệu đã lưu bị hỏng: thiếu một phần. Hãy đọc lại tệp.",
  "storage.badColumn": "Bộ dữ liệu đã lưu bị hỏng: không đọc được cột “{{name}}”. Hãy đọc lại tệp.",
  "worker.noCustomer": "Bộ dữ liệu không có khách hàng “{{customer}}”.",
  "orders.hit":
    "Trong 100 đơn hàng có {{hit:count}} đơn mua ít nhất một trong năm sản phẩm gợi ý đầu (đánh giá trên {{orders:count}} đơn); {{compared:message}}.",
  "orders.better":
    "{{baseline:message}} đạt {{theirs:count}}: mô hình tốt hơn (khoảng 95% của mức hơn: {{low:decimal}} đến {{high:decimal}} điểm)",
  "orders.level":
    "{{baseline:message}} đạt {{theirs:count}}: quá sát để nói bên nào tốt hơn (khoảng 95% của mức hơn: {{low:decimal}} đến {{high:decimal}} điểm)",
  "orders.worse":
    "{{baseline:message}} đạt {{theirs:count}}: mô hình kém hơn (khoảng 95% của mức hơn: {{low:decimal}} đến {{high:decimal}} điểm)",
  "orders.baseline.lastOrders": "sản phẩm hay có nhất trong các đơn gần đây",
  "orders.baseline.frequent": "sản phẩm khách mua nhiều lần nhất",
  "orders.baseline.lastOrder": "lặp lại đơn gần nhất",
  "orders.baseline.popular": "sản phẩm bán chạy nhất chung",
  "orders.recall":
    "Mười sản phẩm gợi ý đầu chiếm {{recall:count}}% số sản phẩm của một đơn ({{baseline:message}}: {{theirs:count}}%).",
  "orders.calibrated": "Xác suất một sản phẩm có trong đơn lệch trung bình {{off:decimal}} điểm so với tỷ lệ thực tế.",
  "orders.size":
    "Số sản phẩm trong một đơn lệch trung bình {{off:decimal}} (trung bình của chính khách hàng: {{rule:decimal}}).",
  "orders.value":
    "Giá trị đơn hàng lệch trung bình {{wape:count}}% (trung bình các đơn gần đây của khách: {{rule:count}}%); tổng dự báo bằng {{sums:count}}% thực tế, và {{coverage:count}}% số đơn nằm trong khoảng 80%.",
  "judged.noTestTarget": "Khách hàng {{customer}} không có trường hợp kiểm tra nào: hãy chọn khách khác.",
  "worker.noRunner":
    "Trang này không kèm các tệp để chạy mô hình ({{runner}}): hãy dựng trang bằng npm run build, hoặc tải mô hình không kèm các tệp đó.",
  "worker.noModel": "Chưa có mô hình: hãy huấn luyện hoặc nạp một mô hình đã tải về.",
  "worker.noData": "Chưa mở bộ dữ liệu nào: hãy chọn một tệp hoặc dữ liệu mẫu trước.",
  "worker.noUnfinished": "Bộ dữ liệu này không có lần huấn luyện dở nào: hãy bắt đầu lần huấn luyện mới.",
  "worker.runElsewhere": "Lần huấn luyện này đang tiếp tục trong một thẻ khác của phần mềm: hãy xem ở đó.",
  "worker.noSearch": "Bộ dữ liệu này không có lượt tìm đó: hãy bắt đầu lượt mới.",
  "worker.searchElsewhere": "Lượt tìm này đang tiếp tục trong một thẻ khác của phần mềm: hãy xem ở đó.",
  "worker.noSamples": "Chưa có mẫu: hãy chọn một tệp hoặc dữ liệu mẫu trước.",
  "worker.noPlaces": "không tải được danh mục địa danh Việt Nam ({{status}}): hãy tải lại trang",
  "worker.noStart":
    "Không tải được phần chạy nền của phần mềm: máy chủ của trang không trả lời hoặc mất mạng. Hãy bật lại máy chủ hoặc nối mạng rồi thử lại.",
  "worker.noPart":
    "Không tải được một phần của phần mềm: máy chủ của trang không trả lời hoặc mất mạng. Hãy bật lại máy chủ hoặc nối mạng rồi tải lại trang.",
  "worker.ended": "Tiến trình nền kết thúc ngoài dự kiến.",
  "worker.endedWith": "Tiến trình nền kết thúc ngoài dự kiến: {{message}}",
  "worker.unreadable": "Tiến trình nền gửi dữ liệu không đọc được.",
  "worker.silent": "Tiến trình nền không còn trả lời nên đã được thay thế.",
  "worker.stuck": "Huấn luyện không dừng trong {{seconds:count}} giây nên tiến trình của nó đã được thay thế.",
  "worker.closed": "Tiến trình nền đã được đóng.",
  "schema.at": "{{key}}: {{what:message}}",
  "schema.missing": "bị thiếu",
  "schema.noText": "không phải là chữ",
  "schema.noNumber": "không phải là số",
  "schema.noWhole": "không phải là số nguyên",
  "schema.noYesNo": "không phải là true hoặc false",
  "schema.noList": "không phải là danh sách",
  "schema.noObject": "không phải là đối tượng có các khóa",
  "schema.noKind": "không đúng kiểu ({{kind}})",
  "schema.small": "nhỏ hơn hoặc ngắn hơn {{least:number}}",
  "schema.large": "lớn hơn hoặc dài hơn {{most:number}}",
  "schema.entries": "có {{count:count}} mục, phải từ {{least:count}} đến {{most:count}}",
  "schema.unknownKey": "có khóa không được biết ({{key}})",
  "schema.form": "không được viết đúng dạng",
  "schema.other": "không thuộc các giá trị được phép",
  "version.newer":
    "Một phiên bản mới hơn của phần mềm đã ghi {{what:message}} (định dạng số {{found:count}}, phiên bản này đọc được đến số {{known:count}}). Hãy mở bằng phiên bản mới hơn đó, hoặc tải lại trang để cập nhật.",
  "version.unreadable": "Không đọc được {{what:message}}: phiên bản của định dạng bị thiếu hoặc không hợp lệ.",
  "version.damaged": "Không đọc được {{what:message}}: nội dung đã bị sửa hoặc hỏng ({{where:message}}).",
  "stored.model": "mô hình",
  "stored.settings": "thiết lập huấn luyện",
  "stored.preprocess": "phần tiền xử lý",
  "stored.checkpoint": "trạng thái của lần huấn luyện dở dang",
  "stored.dataset": "bộ dữ liệu đã lưu",
  "stored.piece": "một phần của bộ dữ liệu đã lưu",
  "stored.geocodes": "các địa điểm đã tra trước đây",
  "stored.assignment": "một tỉnh chọn bằng tay",
  "stored.run": "lần huấn luyện đã lưu",
  "stored.runFiles": "mô hình của lần huấn luyện đã lưu",
  "stored.recipe": "mẫu đọc tệp",
  "stored.search": "lượt tìm thiết lập tốt hơn",
  "stored.searchTrial": "trạng thái của một lần thử",
  "run.oneCustomer":
    "Tệp chỉ có một khách hàng. Mô hình so sánh nhiều khách mua gì: hãy chọn tệp có nhiều khách hàng hơn, hoặc kiểm tra cột nào là khách hàng.",
  "config.heads":
    "kích thước ẩn {{size:count}} cho {{outputs:count}} đầu ra, {{heads:count}} đầu attention không chia đều được: hãy chọn một ước số",
  "config.periodHeads": "kích thước ẩn theo kỳ {{size:count}} không chia hết cho {{heads:count}} đầu",
  "config.number": "cấu hình mô hình: {{name}} phải là số, nhưng lại là {{found}}",
  "config.whole": "cấu hình mô hình: {{name}} phải là số nguyên từ 1 đến {{most:count}}, nhưng lại là {{found:number}}",
  "config.range": "cấu hình mô hình: {{name}} phải từ 0 đến {{most:count}}, nhưng lại là {{found:number}}",
  "config.scales": "cấu hình mô hình: các kỳ phải thuộc {{known}}, nhưng lại là {{found}}",
  "config.memory": "cấu hình mô hình: thống kê lịch sử mua (memory) phải là 0, 1, 2 hoặc 3, nhưng lại là {{found}}",
  "weights.missing": "trọng số: thiếu {{name}} [{{shape}}]",
  "weights.shape": "trọng số: {{name}} có kích thước [{{found}}], trong khi cấu hình cần [{{needed}}]",
  "weights.unknown": "trọng số: không có tham số nào tên là {{name}}",
  "weights.notANumber": "điểm của sản phẩm số {{id:count}} không phải là số: các trọng số không dùng được",
  "backend.noMemory": "không đủ bộ nhớ cho WebAssembly ({{why}}): hãy đóng bớt trang khác rồi thử lại",
  "backend.noThread": "không khởi động được một luồng tính toán: {{why}}",
  "supposed.noProduct": "không có dòng nào của bộ dữ liệu có sản phẩm “{{product}}”",
  "supposed.noProvince": "không có tỉnh nào mang mã “{{code}}” (các mã: 01 đến 96)",
  "clusters.count": "số cụm phải là số nguyên từ 1, nhưng lại là {{found:number}}",
  "clusters.noCustomers": "không có khách hàng nào để phân nhóm",
  "table.rows":
    "“{{title}}” có {{rows:count}} dòng, mà một trang tính Excel chỉ chứa {{most:count}}: hãy lưu dạng CSV, hoặc thu hẹp trước",
  "table.tooLong":
    "“{{title}}” có {{rows:count}} dòng, mà tệp Excel hoặc bộ nhớ tạm ở đây chỉ nhận đến {{most:count}}: hãy lưu dạng CSV, hoặc thu hẹp trước",
  "time.noDay": "“{{text}}” không phải là ngày: hãy viết theo dạng YYYY-MM-DD, ví dụ 2025-12-31",
  "safetensors.unusable": "không dùng được tệp .safetensors này: {{what}}",
};
