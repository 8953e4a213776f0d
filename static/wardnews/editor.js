/* CKEditor in good Vietnamese: its own has English in it, typing errors, and terms of programmers.

   It reads its language file late, so the words are laid over it once an editor has them. */
(() => {
  const shortcut = "Trình duyệt không cho dán bằng nút này. Hãy bấm %1 để dán.";
  const whole = (what) => `${what} phải là một số nguyên.`;
  const words = {
    application: "Khung soạn thảo",
    editor: "Khung soạn thảo",
    editorPanel: "Bảng chọn của khung soạn thảo",
    common: {
      url: "Địa chỉ", upload: "Tải lên", image: "Ảnh", textField: "Ô chữ", textarea: "Ô nhiều dòng",
      id: "Mã", name: "Tên", notSet: "<chưa chọn>", langDirLtr: "Trái sang phải", langDirRtl: "Phải sang trái",
      langDirLTR: "Trái sang phải", langDirRTL: "Phải sang trái", cssClass: "Lớp kiểu", cssClasses: "Lớp kiểu",
      cancel: "Hủy", ok: "Đồng ý", close: "Đóng", resize: "Kéo để đổi chiều cao",
      generalTab: "Chung", advancedTab: "Thêm",
      confirmCancel: "Bạn đã sửa vài chỗ trong hộp này. Bạn có chắc muốn đóng và bỏ những chỗ đó không?",
      confirmNewPage: "Những chỗ chưa lưu sẽ mất. Bạn có chắc muốn mở trang mới không?",
      validateNumberFailed: "Giá trị này không phải là số.", invalidValue: "Giá trị này chưa đúng.",
      invalidLength: "“%1” phải là một số dương, có thể kèm đơn vị đo (%2).",
      invalidCssLength: "“%1” phải là một số dương, có thể kèm đơn vị đo (px hoặc %).",
      invalidHtmlLength: "“%1” phải là một số dương, có thể kèm đơn vị đo (px hoặc %).",
      cssLengthTooltip: "Nhập một số, có thể kèm đơn vị đo (px hoặc %).",
      unavailable: '%1<span class="cke_accessibility">, hiện không dùng được</span>',
      keyboard: { 8: "Phím xóa lùi", 35: "Phím về cuối", 36: "Phím về đầu" },
    },
    basicstyles: { bold: "Đậm", italic: "Nghiêng", underline: "Gạch chân", strike: "Gạch ngang chữ" },
    blockquote: { toolbar: "Trích dẫn" },
    clipboard: {
      copyError: "Trình duyệt không cho sao chép bằng nút này. Hãy dùng bàn phím (Ctrl+C).",
      cutError: "Trình duyệt không cho cắt bằng nút này. Hãy dùng bàn phím (Ctrl+X).",
      pasteNotification: shortcut, pasteArea: "Ô để dán", pasteMsg: "Dán vào ô bên dưới rồi bấm “Đồng ý”.",
      fileFormatNotSupportedNotification: "Không nhận tệp loại ${formats} ở đây. Hãy thêm ảnh ở phần “Ảnh”.",
      fileWithoutFormatNotSupportedNotification: "Không nhận tệp loại này ở đây. Hãy thêm ảnh ở phần “Ảnh”.",
    },
    contextmenu: { options: "Việc có thể làm ở đây" },
    fakeobjects: { anchor: "Điểm neo", hiddenfield: "Ô ẩn", iframe: "Khung", unknown: "Mục không rõ" },
    filetools: {
      loadError: "Không đọc được tệp.", networkError: "Mất kết nối khi đang tải tệp lên.",
      httpError404: "Không tải được tệp lên (lỗi 404: không tìm thấy).",
      httpError403: "Không tải được tệp lên (lỗi 403: không được phép).",
      httpError: "Không tải được tệp lên (lỗi %1).", noUrlError: "Không có nơi nhận tệp.",
      responseError: "Máy chủ trả lời không đúng.",
    },
    format: {
      label: "Kiểu đoạn", panelTitle: "Kiểu đoạn", tag_p: "Đoạn văn", tag_h1: "Tiêu đề", tag_h2: "Tiêu đề lớn",
      tag_h3: "Tiêu đề vừa", tag_h4: "Tiêu đề nhỏ", tag_h5: "Tiêu đề nhỏ", tag_h6: "Tiêu đề nhỏ",
      tag_div: "Đoạn văn", tag_pre: "Chữ đều nhau", tag_address: "Địa chỉ",
    },
    link: {
      toolbar: "Liên kết", title: "Liên kết", info: "Liên kết", menu: "Sửa liên kết", unlink: "Bỏ liên kết",
      displayText: "Chữ hiện ra", type: "Dẫn tới", toUrl: "Trang khác", toAnchor: "Chỗ khác trong bài",
      toEmail: "Thư điện tử", toPhone: "Số điện thoại", other: "<khác>", emailAddress: "Địa chỉ thư điện tử",
      emailSubject: "Tiêu đề thư", emailBody: "Nội dung thư", phoneNumber: "Số điện thoại",
      noUrl: "Hãy nhập địa chỉ trang.", noEmail: "Hãy nhập địa chỉ thư điện tử.", noTel: "Hãy nhập số điện thoại.",
      noAnchors: "(Bài không có điểm neo nào)", selectAnchor: "Chọn điểm neo", anchorName: "Theo tên",
      anchorId: "Theo mã", advisoryTitle: "Lời giải thích", download: "Tải về", cssClasses: "Lớp kiểu",
      langDirLTR: "Trái sang phải", langDirRTL: "Phải sang trái", styles: "Kiểu", tabIndex: "Thứ tự khi bấm phím",
      popupDependent: "Phụ thuộc", popupFeatures: "Cửa sổ mới", popupFullScreen: "Toàn màn hình",
      popupMenuBar: "Thanh lệnh", targetPopup: "<cửa sổ mới>", targetPopupName: "Tên cửa sổ mới",
      anchor: { errorWhitespace: "Tên điểm neo không được có dấu cách." },
    },
    list: { bulletedlist: "Danh sách gạch đầu dòng", numberedlist: "Danh sách đánh số" },
    magicline: { title: "Thêm đoạn ở đây" },
    maximize: { maximize: "Mở toàn màn hình", minimize: "Thu lại" },
    notification: { closed: "Đã đóng thông báo." },
    pastefromword: {
      toolbar: "Dán từ Word", title: "Dán từ Word", error: "Không dọn được định dạng của Word. Hãy “Dán dạng văn bản”.",
      confirmCleanup: "Phần bạn dán có định dạng của Word. Bạn có muốn dọn bỏ định dạng đó không?",
    },
    pastetext: { button: "Dán dạng văn bản", title: "Dán dạng văn bản", pasteNotification: shortcut },
    removeformat: { toolbar: "Bỏ định dạng" },
    table: {
      toolbar: "Bảng", title: "Bảng", menu: "Sửa bảng", deleteTable: "Xóa bảng", rows: "Số hàng", columns: "Số cột",
      caption: "Tên bảng", summary: "Tóm tắt", headers: "Ô đầu mục", headersNone: "Không có", headersRow: "Hàng đầu",
      headersColumn: "Cột đầu", headersBoth: "Cả hàng đầu và cột đầu", border: "Độ dày đường kẻ",
      cellPad: "Khoảng trống trong ô", cellSpace: "Khoảng cách giữa các ô", heightUnit: "đơn vị chiều cao",
      widthUnit: "đơn vị chiều rộng", widthPc: "phần trăm", widthPx: "điểm ảnh",
      invalidRows: "Số hàng phải lớn hơn 0.", invalidCols: "Số cột phải lớn hơn 0.", invalidBorder: whole("Độ dày đường kẻ"),
      invalidWidth: whole("Chiều rộng bảng"), invalidHeight: whole("Chiều cao bảng"),
      invalidCellPadding: whole("Khoảng trống trong ô"), invalidCellSpacing: whole("Khoảng cách giữa các ô"),
      row: { menu: "Hàng", insertBefore: "Thêm hàng phía trên", insertAfter: "Thêm hàng phía dưới", deleteRow: "Xóa hàng" },
      column: { menu: "Cột", insertBefore: "Thêm cột bên trái", insertAfter: "Thêm cột bên phải", deleteColumn: "Xóa cột" },
      cell: {
        menu: "Ô", insertBefore: "Thêm ô bên trái", insertAfter: "Thêm ô bên phải", deleteCell: "Xóa ô",
        merge: "Gộp ô", mergeRight: "Gộp với ô bên phải", mergeDown: "Gộp với ô bên dưới",
        splitHorizontal: "Tách ô theo chiều ngang", splitVertical: "Tách ô theo chiều dọc", title: "Ô",
        cellType: "Loại ô", data: "Ô thường", header: "Ô đầu mục", columnHeader: "Đầu cột", rowHeader: "Đầu hàng",
        rowSpan: "Số hàng gộp", colSpan: "Số cột gộp", wordWrap: "Tự xuống dòng", hAlign: "Căn ngang", vAlign: "Căn dọc",
        alignBaseline: "Theo dòng chữ", invalidRowSpan: whole("Số hàng gộp"), invalidColSpan: whole("Số cột gộp"),
        invalidWidth: whole("Chiều rộng ô"), invalidHeight: whole("Chiều cao ô"),
      },
    },
    toolbar: {
      toolbars: "Thanh công cụ", toolbarCollapse: "Thu thanh công cụ", toolbarExpand: "Mở thanh công cụ",
      toolbarGroups: { clipboard: "Dán và hoàn tác", document: "Bài", links: "Liên kết", tools: "Công cụ" },
    },
    undo: { undo: "Hoàn tác", redo: "Làm lại" },
    widget: { label: "Khối %1", move: "Bấm giữ và kéo để chuyển chỗ" },
  };
  const help = "Bấm Alt+F10 để lên thanh công cụ, các phím mũi tên để chọn nút, Enter để dùng, Esc để về bài viết.";

  const lay = (over, under) => {
    for (const [name, word] of Object.entries(over)) {
      if (typeof word === "string") under[name] = word;
      else lay(word, (under[name] ??= {}));
    }
  };
  // Of the protocols it offers, ftp and news are not kept when a post is saved.
  CKEDITOR.on("dialogDefinition", ({ data, editor }) => {
    if (data.name !== "link") return;
    const kept = ["https://", "http://"].map((start) => [`${start}\u200e`, start]);
    data.definition.getContents("info").get("protocol").items = [...kept, [editor.lang.link.other, ""]];
  });
  CKEDITOR.on("instanceCreated", ({ editor }) => {
    editor.on("langLoaded", () => lay(words, editor.lang));
    editor.on("ariaEditorHelpLabel", (event) => { event.data.label = help; });
  });
})();
