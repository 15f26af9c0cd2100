"""Makes the workbooks openpyxl-*.xls[xm] in this folder. Run with Python 3 and openpyxl (3.0.9). All people are made up."""
import datetime, io, os, struct, sys, zipfile, zlib
from openpyxl import Workbook
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule, ColorScaleRule, DataBarRule, FormulaRule, IconSetRule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table, TableStyleInfo

FOLDER = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
HEADINGS = ['ULN', 'Apprentice', 'Coach', 'Start date', 'Planned end date', 'On-programme complete', 'English', 'Maths', 'Gateway date', 'Notes']
PEOPLE = ['Amara Foxbury', 'Ben Larkspur', 'Chidi Marlowe', 'Dina Oakhurst', 'Ewan Pellgrove', 'Farah Quillby']

def day(year, month, date):
    return datetime.date(year, month, date)

def cohort(sheet):
    sheet.append(HEADINGS)
    for i, name in enumerate(PEOPLE):
        sheet.append([str(1000000019 + i * 7), name, 'J. Wren' if i % 2 else 'K. Swift', day(2025, 9, 1 + i), day(2026, 12, 1 + i), 'Yes' if i < 4 else 'No', 'Achieved', 'Achieved' if i % 3 else 'Working towards', day(2026, 10, 5 + i) if i < 3 else None, None])
    for row in sheet.iter_rows(min_row=2, max_row=7):
        for cell in (row[3], row[4], row[8]):
            cell.number_format = 'dd/mm/yyyy'
    return sheet

def picture():
    rows = b''.join(b'\0' + bytes([31, 58, 95] * 8) for _ in range(8))
    chunk = lambda kind, data: struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    png = b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 8, 8, 8, 2, 0, 0, 0)) + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b'')
    return Image(io.BytesIO(png))

def save(book, name):
    book.save(os.path.join(FOLDER, name))

def formats():
    book = Workbook()
    sheet = cohort(book.active)
    sheet.title = 'Cohort'
    head = NamedStyle(name='Provider heading', font=Font(name='Georgia', size=12, bold=True, color='FFFFFFFF'), fill=PatternFill('solid', fgColor='FF7B2D5B'), border=Border(bottom=Side('double')))
    for cell in sheet[1]:
        cell.style = head
        cell.alignment = Alignment(wrap_text=True, text_rotation=15)
    sheet.column_dimensions['A'].width = 14
    sheet.column_dimensions['B'].width = 27.5
    sheet.column_dimensions['J'].font = Font(italic=True, color='FF336699')
    sheet.row_dimensions[1].height = 41
    sheet['D2'].number_format = '[$-809]ddd d mmm yyyy;@'
    sheet['L1'], sheet['M1'] = 'Fee', 'Share'
    for row in range(2, 8):
        sheet[f'L{row}'], sheet[f'M{row}'] = 1200.5 * row, row / 10
        sheet[f'L{row}'].number_format = '_-£* #,##0.00_-;[Red]-£* #,##0.00_-'
        sheet[f'M{row}'].number_format = '0.0%'
    sheet['L8'] = '=SUM(L2:L7)'
    sheet['B4'].border = Border(left=Side('thick', color='FFCC0000'), top=Side('dashDot'))
    sheet.freeze_panes = 'C2'
    sheet.sheet_properties.tabColor = '7B2D5B'
    book.create_sheet('Blank')
    save(book, 'openpyxl-formats.xlsx')

def rules():
    book = Workbook()
    sheet = cohort(book.active)
    sheet.title = 'Learners & co'
    sheet.conditional_formatting.add('D2:D200', ColorScaleRule(start_type='min', start_color='FFF8696B', end_type='max', end_color='FF63BE7B'))
    sheet.conditional_formatting.add('E2:E200', DataBarRule('num', 0, 'num', 100, color='FF638EC6'))
    sheet.conditional_formatting.add('A2:A200', IconSetRule('3TrafficLights1', 'percent', [0, 33, 67]))
    sheet.conditional_formatting.add('B2:C200', FormulaRule(['AND($F2="No",$I2="")'], fill=PatternFill(bgColor='FFFFEB9C')))
    sheet.conditional_formatting.add('H2:H200', CellIsRule('equal', ['"Achieved"'], font=Font(color='FF006100')))
    offered = DataValidation('list', formula1='"Yes,No"', allow_blank=True, showDropDown=False)
    offered.promptTitle, offered.prompt, offered.error, offered.showErrorMessage = 'On programme', 'Yes or No', 'Only Yes or No', True
    offered.add('F2:F200')
    days = DataValidation('date', operator='greaterThan', formula1='DATE(2020,1,1)')
    days.add('D2:E200')
    listed = DataValidation('list', formula1='Lists!$A$1:$A$2')
    listed.add('C2:C200')
    for rule in (offered, days, listed):
        sheet.add_data_validation(rule)
    sheet['B3'].comment = Comment('Wants the afternoon.\nAsk the employer.', 'K. Swift', width=220, height=90)
    sheet['I4'].comment = Comment('Moved once', 'J. Wren')
    sheet['B2'].hyperlink = 'https://example.org/learner?id=1&tab=2'
    sheet['C2'].hyperlink = "#'Lists'!A1"
    sheet.auto_filter.ref = 'A1:J7'
    sheet.auto_filter.add_filter_column(5, ['Yes'])
    sheet.row_dimensions[6].hidden = sheet.row_dimensions[7].hidden = True
    lists = book.create_sheet('Lists')
    lists['A1'], lists['A2'], lists['A3'] = 'J. Wren', 'K. Swift', "=COUNTA('Learners & co'!B2:B7)"
    lists.sheet_state = 'hidden'
    save(book, 'openpyxl-rules.xlsx')

def pages():
    book = Workbook()
    sheet = cohort(book.active)
    sheet.title = 'Cohort'
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 'landscape', 9, 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddHeader.center.text, sheet.oddFooter.right.text = '&BCohort of autumn', 'Page &P of &N'
    sheet.page_margins.left = 0.31
    sheet.print_title_rows, sheet.print_area = '1:1', 'A1:I7'
    sheet.row_breaks.append(Break(id=4))
    sheet.print_options.gridLines = True
    sheet.protection.sheet = False
    sheet['L2'] = '=COUNTIF(Finished,"Yes")'
    sheet['L3'] = '=SUM(L2,Dates!B2)'
    sheet.row_dimensions.group(3, 4, outline_level=1)
    dates = book.create_sheet('Dates')
    dates['A1'], dates['A2'], dates['B2'] = 'Closures', day(2026, 12, 25), 5
    dates['A2'].number_format = 'dd/mm/yyyy'
    dates.protection.sheet, dates.protection.password, dates.protection.formatCells = True, 'fox', False
    dates['B2'].protection = Protection(locked=False)
    book.defined_names.append(DefinedName('Finished', attr_text='Cohort!$F$2:$F$7'))
    book.defined_names.append(DefinedName('Closures', attr_text='Dates!$A$2:$A$9', comment='Days without work'))
    book.defined_names.append(DefinedName('Here', attr_text='Dates!$B$2', localSheetId=1))
    book.defined_names.append(DefinedName('Late', attr_text='OFFSET(Cohort!$A$1,1,0,COUNTA(Cohort!$A:$A)-1,1)'))
    book.security = WorkbookProtection(lockStructure=False)
    book.properties.creator, book.properties.title = 'K. Swift', 'Autumn'
    save(book, 'openpyxl-pages.xlsx')

def charts():
    book = Workbook()
    sheet = cohort(book.active)
    sheet.title = 'Cohort'
    figures = book.create_sheet('Figures')
    for row in (['Month', 'Starts', 'Gateways'], ['Sep', 4, 0], ['Oct', 2, 3], ['Nov', 5, 1]):
        figures.append(row)
    figures.add_table(Table(displayName='Monthly', ref='A1:C4', tableStyleInfo=TableStyleInfo('TableStyleMedium9', showRowStripes=True)))
    bar = BarChart()
    bar.add_data(Reference(figures, min_col=2, max_col=3, min_row=1, max_row=4), titles_from_data=True)
    bar.set_categories(Reference(figures, min_col=1, min_row=2, max_row=4))
    figures.add_chart(bar, 'E2')
    line = LineChart()
    line.add_data(Reference(sheet, min_col=4, min_row=1, max_row=7), titles_from_data=True)
    sheet.add_chart(line, 'L10')
    sheet.add_image(picture(), 'L2')
    book.create_chartsheet('Wall').add_chart(BarChart())
    book.move_sheet('Wall', -1)
    save(book, 'openpyxl-charts.xlsx')

def macros():
    book = Workbook()
    cohort(book.active).title = 'Cohort'
    made = io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(os.path.join(FOLDER, 'openpyxl-macros.xlsm'), 'w', zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == '[Content_Types].xml':
                part = part.replace(b'spreadsheetml.sheet.main+xml', b'X').replace(b'application/vnd.openxmlformats-officedocument.X', b'application/vnd.ms-excel.sheet.macroEnabled.main+xml')
                part = part.replace(b'<Default ', b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Default ', 1)
            if name == 'xl/_rels/workbook.xml.rels':
                part = part.replace(b'</Relationships>', b'<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>')
            new.writestr(name, part)
        # Stands for macros: no program can run it, and none is to.
        new.writestr('xl/vbaProject.bin', bytes(range(256)) * 4)

for make in (formats, rules, pages, charts, macros):
    make()
