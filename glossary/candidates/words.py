"""Word lists of the linguistic filters: how a Korean term of the field begins and ends.

Written for Korean security, foreign-policy and newspaper prose in general: a word is
here for what it means, whether or not a text at hand has it. The lists hold simple
words; compounds of them are recognised by their parts.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a list, white space between them."""
    return frozenset(text.split())


BREAKS = words("""
경우 때문 가운데 동안 이후 이전 직후 직전 당시 이상 이하 미만 이내 이외 이래 정도 대신 대로
자신 자체 스스로 모두 전부 대부분 일부 나머지 일환 덕분 탓 속 앞 뒤 안 밖 위 아래 옆 곳 때
일 것 점 말 쪽 측 간 중 내 외 시 등 및 상 하 건 채 바 수 데 만큼 여부 무렵 즈음 사실 우리
저희 그들 누구 무엇 여기 거기 이곳 저곳 이것 그것 본인 상대방 다수 소수 각각 각자 이번 다음
지난번 처음 마지막 끝 둘 하나 전 후 초 말기 초기 중반 후반 전반 바깥 사이 근처
""")
"""Nouns that do the work of pronouns, particles and conjunctions: where one stands as a
word of its own, a noun phrase ends."""

COUNTERS = words("차 회 기 대 주년 번째")
"""Bound nouns of an ordinal (제55차): what a term has before it, not in it."""

UNKEPT_SUFFIXES = words("들 간 씩 쯤 째 님 짜리 여 가량 끼리")
"""Suffixes that no term keeps: plural, range, address."""

MODIFYING_SUFFIXES = words("적 급 별 상 하 시 형 식 용 산 발 차 행")
"""Suffixes that turn a noun into a modifier: a term may go on after them, not end."""

TIME = words("""
오늘 어제 내일 모레 이날 당일 전날 최근 현재 과거 미래 향후 앞날 요즘 작금 금년
올해 작년 지난해 내년 이듬해 매년 연내 연말 연초 상반기 하반기 오전 오후 아침 저녁
새벽 밤 낮 봄 여름 가을 겨울 지난여름 지난달 이달 주말 평일 월요일 화요일 수요일
목요일 금요일 토요일 일요일 시대 시절 시기 시점 기간 순간 하루 이틀 사흘 한때 종전
그동안 지금 이제 당분간 조만간 중장기 단기 장기
""")
"""When something is: no part of a term at its front, and no term."""

GENERIC_MODIFIERS = words("""
공식 비공식 기존 신규 주요 중요 핵심 실질 구체 각종 각국 각 모든 여러 다양 일반 특정 해당 관련
기타 최초 최대 최소 최고 최종 최신 첫 제반 전체 전반 양국 양측 양쪽 쌍방 상대국 당사국 자국
타국
본국 현지 국내외 대내외 다방면 본격 전면 일방 소위 이른바 일명 새 새로운 지속 적극 소극 효율
효과
획기 점진 급격 대폭 동일 유사 별도 추가 후속 사전 사후 신속 긴급 근접 단순 순수 고도 강력 긴밀
원만 불편 불가피 주변
""")
"""Modifiers that any noun can take: no part of a term at its front."""

LIGHT_HEADS = words("""
강화 약화 확대 축소 확장 추진 체결 구축 설립 설치 개설 개최 채택 실시 시행 도입 적용 활용 이용
사용 운용 운영 유지 지속 진행 전개 착수 돌입 개시 종료 완료 중단 중지 재개 복원 회복 개선 악화
심화 가속화 정례화 제도화 다변화 다각화 고도화 첨단화 본격화 정상화 활성화 간소화 고착화 증가
감소
증대 증강 증액 감축 변화 전환 개편 개정 수정 보완 보강 정비 마련 준비 수립 작성 제공 제시 제안
제기 요청 요구 촉구 주장 강조 언급 설명 발표 공개 표명 천명 확인 인식 이해 평가 판단 분석 검토
논의 협의 합의 결정 선정 선택 참가 참여 참석 가입 탈퇴 방문 초청 접촉 달성 실현 확보 획득 입수
수집 수행 이행 준수 위반 거부 반대 찬성 지지 반발 우려 기대 형성 조성 창출 발전 성장 성공 실패
기여 공헌 대응 대처 대비 해결 해소 극복 방지 예방 차단 제한 제약 완화 폐지 철회 연기 취소 서명
비준 발효 승인 허용 금지 연계 연결 연대 공유 교환 의존 의지 지향 추구 모색 주도 투입 동원 이동
전달 전파 편성 강구 개입 관리 처리 통과 참고
결과 원인 이유 배경 계기 목적 목표 취지 의도 의미 의의 가치 역할 기능 성격 특징 특성 성질 문제
문제점 과제 쟁점 현안 사안 사항 내용 부분 측면 차원 관점 시각 입장 입장차 견해 의견 생각 상황
상태 현실 실정 여건 조건 환경 분위기 추세 흐름 움직임 징후 조짐 양상 형태 방식 방법 방안 방향
방침 과정 절차 단계 수준 범위 규모 비중 비율 분야 부문 영역 대상 사례 예 경험 노력 활동 행동
조치 행보 업무 작업 사업 일정 기회 가능성 필요성 중요성 불확실성 한계 장점 단점 이점 효과 영향
성과 결실 토대 기초 기반 중심 축 틀 계열 유형 종류 개념 용어 표현 이름 명칭 제목 단어 글 기사
보도 자료 소식 소식통 관계자 전문가 당국자 당사자 사람 인물 국민 시민 주민 여론 사회 세계 나라
지역 도시 장소 현장 주변 내부 외부 국내 국외 해외 이웃 상대 대중 전망 예상 예측 추정 시사점
제언
결론 요약 서론 본론 문제의식 자세 태도 기조 의욕 의사 심리 감정 인상 명분 이해관계 압박 부담
책임 전통 시작 마무리 선호 일대 전역 일원
""")
"""Heads that are acts, relations and abstractions of any field: a phrase that adds one
to a term (안보협력 강화, 안보협력 수준) is no longer term. Written in one word with what
is before it, a light head may belong to it (핵문제)."""

FIELD = words("""
안보 안전보장 국방 방위 방어 군사 군사력 군비 군축 국군 육군 해군 공군 해병대 자위대 미군 군
부대 함대 사단 여단 전단 사령부 병력 장병 군인 무관 참모 합참 군대 군수 징병 모병 예비군
전시 평시 유사시 전쟁 내전 분쟁 교전 전투 침공 침략 침투 도발 무력 충돌 정전 휴전 종전 평화
평화유지 비무장지대 군사분계선 방공 영공 영해 영토 영유권 주권 국경 해양 해상 항행 해협 요충지
기지 주둔 파병 기항 훈련 연습 작전 상륙 정찰 감시 초계 봉쇄 호위 요격 타격 반격 보복
억제 억지 억제력 억지력 확장억제 핵우산
핵 핵무기 핵무장 핵실험 핵물질 핵연료 비핵화 비확산 우라늄 플루토늄 농축 재처리 사찰 원자력
미사일 로켓 발사체 탄두 사거리 탄약 포탄 무기 재래식 전력 전략자산 전투기 폭격기 헬기 헬리콥터
무인기 드론 전차 장갑차 자주포 함정 군함 전함 구축함 호위함 잠수함 항모 항공모함 초계함 레이더
위성 극초음속 대량살상무기 화학무기 생물무기 지뢰 방산 방위산업 방위력 방위비 국방비 장비
사이버 해킹 테러 테러리즘 첩보 심리전 인지전 회색지대 기밀 방첩 암호
동맹 동맹국 우방 우방국 적국 진영 블록 세력 균형 패권 강대국 약소국 중견국 역내 역외 지역주의
다자 다자주의 양자 삼자 소다자 협의체 협의회 외교 외교부 외교관 대사관 영사관 공관 대표부 수교
단교 국교 정상회담 정상회의 회담 협상 교섭 중재 특사 조약 협정 협약 의정서 양해각서 각서
공동성명
선언 결의 결의안 제재 금수 수출통제 헌장 헌법 국제법 국제질서 국제사회 국익
유엔 안전보장이사회 안보리 아세안 나토 쿼드 위협 위기 납치 난민 인권 민주주의 권위주의
공산주의
사회주의 자유주의 군국주의 제국주의 민족주의 식민지 징용 위안부 배상 정권 체제 통일 남북
한반도
인도태평양 동북아 동아시아 동남아 남중국해 동중국해 공급망 희토류 반도체
전략 전술 교리 독트린 태세 비대칭 지정학 국제정치 관여 견제 편승 유화 포용 재무장 자위권
교전권
파트너십
""")
"""Words of the field. Each makes a phrase that has it likelier to be a term."""

HEADS = words("""
정책 구상 원칙 노선 주의 우선주의 수정주의 중심주의 회의 기구 연합 체계 질서 구조 공동체
네트워크
협력 공조 대화 능력 역량 관계 정부 행정부 법 조항 성명 지대 해역 수역 벨트 산업 기술 장비품
정보
사무소 사무국 본부 지위 분담금 자율성 운용성 총장 장관 국 국가 보유 개발 실험 발사 진출 배치
계획
프로그램 체제 함 기 전력 위원회 연구소 연구원 통신 신문 대학 은행 재단 협회 의회 법원 재판소
""")
"""Heads beside FIELD that name a kind of thing: plans, institutions, capabilities."""

INSTRUMENT_HEADS = tuple(
    sorted(
        words("""
협정 조약 협약 의정서 기구 연합 동맹 협의체 협의회 위원회 회의 체계 체제 구상 전략 원칙
프로그램
미사일 전투기 잠수함 무기 부대 조항 헌법 법 선언 성명 각서 대화 그룹
""")
    )
)
"""Heads by which a description says what kind of thing a bare name is (지소미아)."""

TITLES = words("""
대통령 총리 수상 주석 국방위원장 위원장 총서기 서기장 총비서 국왕 천황 황제 국가주석
장관 차관 외상 방위상 외교부장 국방부장 부장관 국무장관 국방장관 외교장관 외무상 대변인
사무총장 총장 대사 특사 의장 대표 원내대표 의원 상원의원 하원의원 당수 총재 부총리 부통령
사령관 부사령관 합참의장 참모총장 대장 중장 소장 준장 대령 제독 장군 교수 박사 연구위원
연구원 소장 이사장 보좌관 안보보좌관 안보실장 실장 국장 차장 기자 씨
""")
"""What stands after a person's name."""
GOVERNMENTS = words("정부 정권 행정부 내각 독트린")
"""What is named after a person, where it is not after a country."""

GENUS = (
    HEADS
    | frozenset(INSTRUMENT_HEADS)
    | words("""
개념 용어 말 뜻 제도 방침 방식 방법 수단 절차 조치 행위 상태 현상 사상 이론 교리 무기 장비
함정 항공기 전투기 미사일 로켓 위성 레이더 부대 조직 기관 단체 국가 나라 지역 해역 해협 수역
구역 훈련 연습 작전 사업 계획 시설 기지 물자 품목 물질 기술 권리 의무 비용 예산 문서 규범 규칙
조약 협정 협약 회담 회의 포럼 협의체 동맹 관계 연합체 공동체 정책 전략 구상 원칙 노선
""")
)
"""Nouns that say what kind of thing a term of the field is, in a sentence that defines it."""
